import type { BusUrl } from './urlParams';

/** Gives the keyboard back to what opened a panel, or to the row of what it showed. */
export function giveBackFocus(opener: Element | null, url: BusUrl): void {
  if (
    opener instanceof HTMLElement &&
    opener.isConnected &&
    opener !== document.body
  ) {
    opener.focus();
    return;
  }
  // A name out of the URL is no part of a selector.
  const row = [
    ...document.querySelectorAll<HTMLElement>('[data-topic], [data-namespace]'),
  ].find(
    ({ dataset: { topic, namespace } }) =>
      (topic !== undefined && topic === url.topic) ||
      (namespace !== undefined && namespace === url.namespace),
  );
  row?.querySelector('button')?.focus();
}
