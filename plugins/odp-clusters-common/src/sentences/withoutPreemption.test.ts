import { withoutPreemption } from './withoutPreemption';

describe("the scheduler's sentence", () => {
  const CAUSE =
    "0/27 nodes are available: 18 node(s) didn't match Pod's node affinity/selector, 6 Insufficient nvidia.com/gpu";
  const PREEMPTION =
    'preemption: 0/27 nodes are available: 27 Preemption is not helpful for scheduling.';

  it.each([
    ['says nothing more', `${CAUSE}.`],
    ['goes on about preemption', `${CAUSE}. ${PREEMPTION}`],
    // A real scheduler from 1.34 on.
    [
      'goes on about claims of devices too',
      `${CAUSE}. no new claims to deallocate, ${PREEMPTION}`,
    ],
  ])('ends with the cause when it %s', (_, message) => {
    expect(withoutPreemption(message)).toBe(CAUSE);
  });
});
