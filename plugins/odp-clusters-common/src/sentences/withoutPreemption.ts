/** The scheduler's own sentence without what it says of preemption, which names no cause. */
export function withoutPreemption(message: string): string {
  return message.replace(
    /[.,]?(?: no new claims to deallocate,)?(?: preemption:.*)?$/,
    '',
  );
}
