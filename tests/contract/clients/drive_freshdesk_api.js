// What a program does with a ticket, through freshdesk-api. usage: URL TICKET KEY; prints what it saw as JSON.
"use strict";
const { promisify } = require("node:util");
const Freshdesk = require("freshdesk-api");

const [url, id, key] = process.argv.slice(2);
const client = new Freshdesk(url, key);
const call = (name, ...parameters) => promisify(client[name].bind(client))(...parameters);

async function main() {
  const ticket = await call("getTicket", id);
  const reply = await call("createReply", id, { body: "<p>Hello</p>" });
  await call("createNote", id, { body: "a note", private: true });
  const updated = await call("updateTicket", id, { status: 3, tags: [...ticket.tags, "fl_clients"] });
  const conversations = await call("listAllConversations", id);
  const changed = await call("listAllTickets", { updated_since: "2020-01-01T00:00:00Z", order_by: "updated_at" });
  const missing = await call("getTicket", 1).catch((error) => error.status);
  return {
    first: ticket.description_text,
    reply: reply.body_text,
    tags: updated.tags,
    conversations: conversations.map((each) => each.private),
    changed: changed.map((each) => each.id),
    missing: missing ?? null,
  };
}

main().then((seen) => console.log(JSON.stringify(seen)));
