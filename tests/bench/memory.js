// memory: TASKS tasks waiting for one promise; resident bytes for each. Run with --expose-gc.
const tasks = Number(process.argv[2]);

async function waitForIt(promise) {
  await promise;
}

async function main() {
  let release;
  const promise = new Promise((resolve) => { release = resolve; });
  const waiting = [];
  global.gc();
  const before = process.memoryUsage.rss();
  for (let i = 0; i < tasks; i++) waiting.push(waitForIt(promise));
  await null;
  global.gc();
  console.log('bytes', (process.memoryUsage.rss() - before) / tasks);

  release();
  for (const task of waiting) await task;
}

main();
