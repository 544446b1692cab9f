import asyncio

state = 7


def random(n):
    global state
    state = (state * 1103515245 + 12345) % 2147483648
    return state // 65536 % n


class Job:
    def __init__(self, priority, number):
        self.priority, self.number = priority, number

    def __lt__(self, other):
        return self.priority < other.priority


queue, sum, log = asyncio.PriorityQueue(), 0, []
for n in range(1, 1001):
    queue.put_nowait(Job(random(5), n))
    if random(3) == 0:
        log.append(queue.get_nowait().number)
while not queue.empty():
    job = queue.get_nowait()
    log.append(job.number)
for place, number in enumerate(log, 1):
    sum = (sum * 31 + number * place) % 1000003
print(len(log), sum, sep="\t")
print(*log)
