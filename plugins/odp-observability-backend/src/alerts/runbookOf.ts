import type { Alert } from '@internal/plugin-odp-observability-common';

/** Annotations that name a run-book, the usual one first. */
const NAMES = ['runbook_url', 'runbook'];

/** A page of the portal's docs as rules name it: `docs/how-to/answer-an-alert.md#podswait`. */
const PAGE = /^docs\/([\w/-]+)\.md(#[\w-]+)?$/;

/**
 * What to do about an alert. A link comes from the rule's own text alone:
 * where values of labels are written into it, it is text.
 */
export function runbookOf(
  ofRule: Record<string, string>,
  ofAlert: Record<string, string>,
  docs: string | undefined,
): Alert['runbook'] {
  const name = NAMES.find(one => ofAlert[one]);
  if (!name) {
    return undefined;
  }
  const text = ofAlert[name];
  const url = text === ofRule[name] ? urlOf(text, docs) : undefined;
  return { text, ...(url && { url }) };
}

function urlOf(text: string, docs: string | undefined): string | undefined {
  const page = PAGE.exec(text);
  if (page) {
    const [, place, section = ''] = page;
    return docs && `${docs.replace(/\/+$/, '')}/${place}/${section}`;
  }
  return /^https?:\/\//.test(text) && URL.canParse(text) ? text : undefined;
}
