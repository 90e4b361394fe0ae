// Parses GIFT texts, one a line of JSON, with the parser whose path is given.
const { parse } = require(process.argv[2]);
require("readline").createInterface({ input: process.stdin }).on("line", (line) => {
  let answer;
  try { answer = { questions: parse(JSON.parse(line)) }; }
  catch (error) { answer = { error: `${error.message} at ${JSON.stringify(error.location)}` }; }
  process.stdout.write(JSON.stringify(answer) + "\n");
});
