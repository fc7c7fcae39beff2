#!/usr/bin/env node
// Prints a receipt and says what became of it: print-receipt.js SOCKET. Exit code: 0 printed, 1 not, 3 unknown.
"use strict";
const receipt = { elements: [
  { text: { text: "CORNER SHOP", bold: true, widthTimes: 2, heightTimes: 2, alignment: "center" } },
  { text: { text: "\n2 x Coffee                6.40\n1 x Croissant             2.10" } },
  { text: { text: "TOTAL                     8.50\n", bold: true } },
  { cut: "partial" }] };
if (process.argv.length !== 3) { console.error("usage: print-receipt.js SOCKET"); process.exit(2); }
const lane = require("net").connect(process.argv[2]);
const key = require("crypto").randomUUID(); // keep it with the sale: the same key never prints twice
let received = Buffer.alloc(0), waiting, isSent = false;

function end(code, sentence) { console.log(sentence); process.exit(code); }
const lost = (reason) => end(isSent ? 3 : 1, `${isSent ? "unknown" : "not printed"}: ${reason} key ${key}`);
lane.on("error", (error) => lost(error.message)).on("close", () => lost("the lane has closed the connection"));
lane.setTimeout(90000, () => lost("no answer")); // longer than the lane's own deadlines, for a lane that hangs
lane.on("data", (part) => {
  received = Buffer.concat([received, part]);
  if (received.at(-1) !== 0) return;
  const reply = JSON.parse(received.subarray(0, -1).toString());
  received = Buffer.alloc(0);
  if (reply.error) end(1, `not printed: ${reply.error} ${JSON.stringify(reply.parameters)}`);
  waiting(reply.parameters);
});
const call = (method, parameters) => new Promise((answered) => { // a call is JSON and a NUL; so is the answer
  waiting = answered;
  lane.write(JSON.stringify({ method: "org.lanekeeper." + method, parameters }) + "\0");
});
(async () => {
  const { isReady } = await call("Devices.WaitReady", { devices: ["receipt"], deadlineMilliseconds: 10000 });
  if (!isReady) end(1, "not printed: the printer is not ready");
  isSent = true;
  const { job } = await call("Printer.Print", { role: "receipt", document: receipt, key, deadlineMilliseconds: 60000 });
  end({ printed: 0, notPrinted: 1 }[job.state] ?? 3, `${job.state} on the evidence ${job.evidence} ${job.reason ?? ""} key ${key}`);
})();
