/** Lets others act until something holds. */
export async function until(
  holds: () => boolean | Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > deadline) {
      throw new Error('It never came to hold');
    }
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}
