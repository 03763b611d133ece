/** Waits until `look` finds something; the runner's own time limit ends a search in vain. */
export async function until(look) {
  for (;;) {
    const found = look();
    if (found) {
      return found;
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
