// What a program does with a ticket, through node-zendesk. usage: URL TICKET TOKEN; prints what it saw as JSON.
"use strict";
const { createClient } = require("node-zendesk");

const [url, id, token] = process.argv.slice(2);
const client = createClient({ endpointUri: `${url}/api/v2`, token, oauth: true });

async function main() {
  const ticket = (await client.tickets.show(Number(id))).result;
  const comments = await client.tickets.getComments(Number(id));
  const answered = await client.tickets.update(Number(id), {
    ticket: {
      comment: { html_body: "<p>Hello</p>", public: true },
      status: "pending",
      safe_update: true,
      updated_stamp: ticket.updated_at,
    },
  });
  await client.tickets.update(Number(id), { ticket: { comment: { body: "a note", public: false } } });
  await client.tickets.addTags(Number(id), { tags: ["fl_clients"] }); // it sends what it is given
  const changed = (await client.ticketexport.exportCursor(1, "")).result;
  return {
    subject: ticket.subject,
    first: comments.flat()[0].plain_body,
    status: answered.result.status,
    changed: (changed.tickets ?? changed).map((each) => each.id),
  };
}

main().then((seen) => console.log(JSON.stringify(seen)));
