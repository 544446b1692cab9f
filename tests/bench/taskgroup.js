// taskgroup: GROUPS task groups one after the other, each of TASKS tasks that give way once. Node
// has none; this is one written by hand that ends when all have ended, and tells the others to stop
// when one fails.
const cpu = require('./cpu.js');
const [groups, tasks] = process.argv.slice(2).map(Number);

class TaskGroup {
  constructor() {
    this.pending = new Set();
    this.errors = [];
    this.controller = new AbortController();
  }

  start(work) {
    const task = work(this.controller.signal);
    this.pending.add(task);
    task.catch((error) => {
      this.errors.push(error);
      this.controller.abort(error);
    }).finally(() => this.pending.delete(task));
  }

  async allDone() {
    while (this.pending.size > 0) await Promise.allSettled(this.pending);
    if (this.errors.length > 0) throw new AggregateError(this.errors);
  }
}

async function work() {
  await null;
}

async function main() {
  for (let n = 0; n < groups; n++) {
    const group = new TaskGroup();
    for (let i = 0; i < tasks; i++) group.start(work);
    await group.allDone();
  }
}

const start = cpu.seconds();
main().then(() => console.log('seconds', cpu.seconds() - start));
