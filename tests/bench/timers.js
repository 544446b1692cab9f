// timers: TASKS tasks, each sleeping 0 to 1 s at random (Node's timers know milliseconds only).
const cpu = require('./cpu.js');
const tasks = Number(process.argv[2]);

// The same sequence of random numbers from 0 to 1 in every language (Park and Miller's).
let state = 1;
function random() {
  state = state * 16807 % 2147483647;
  return state / 2147483647;
}

const sleep = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

async function nap(seconds) {
  await sleep(seconds);
}

async function main() {
  const naps = [];
  for (let i = 0; i < tasks; i++) naps.push(nap(random()));
  for (const task of naps) await task;
}

const start = cpu.seconds();
main().then(() => console.log('seconds', cpu.seconds() - start));
