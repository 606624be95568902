// What a program does with a conversation, through Intercom's own client. usage: URL CONVERSATION TOKEN; prints what it
// saw as JSON.
"use strict";
const { IntercomClient } = require("intercom-client");

const [url, id, token] = process.argv.slice(2);
const client = new IntercomClient({ token, baseUrl: url });
const admin = { admin_id: "8000" };

async function main() {
  const me = await client.admins.identify();
  const conversation = await client.conversations.find({ conversation_id: id, display_as: "plaintext" });
  const reply = (message_type, body) =>
    client.conversations.reply({ conversation_id: id, body: { message_type, type: "admin", ...admin, body } });
  await reply("comment", "<p>Hello</p>");
  await reply("note", "<p>a note</p>");
  const tag = await client.tags.create({ name: "fl_clients" });
  await client.tags.tagConversation({ conversation_id: id, id: tag.id, ...admin });
  const manage = (body) => client.conversations.manage({ conversation_id: id, body: { ...admin, ...body } });
  await manage({ message_type: "assignment", type: "team", assignee_id: "601" });
  const closed = await manage({ message_type: "close", type: "admin" });
  await client.conversations.update({ conversation_id: id, custom_attributes: { fl_intent: "billing" } });
  const changed = await client.conversations.search({
    query: { operator: "AND", value: [{ field: "updated_at", operator: ">", value: "1" }] },
    pagination: { per_page: 5 },
  });
  const articles = await client.articles.list();
  return {
    me: me.id,
    first: conversation.source.body,
    parts: closed.conversation_parts.conversation_parts.map((part) => part.part_type),
    state: closed.state,
    changed: changed.data.map((each) => each.id),
    articles: articles.data.length,
  };
}

main().then((seen) => console.log(JSON.stringify(seen)));
