import { PulsarError, type PulsarProblem } from './PulsarError';

const WORDS_LENGTH = 200;

/** An answer of 300 and above, with the begin of its body. */
export interface Refusal {
  /** Who answers, for the sentence; `Pulsar` when absent. */
  title?: string;
  status: number;
  contentType: string;
  text: string;
}

/**
 * What a refusal means. A 401 has two meanings: with a reason in JSON the role
 * lacks a right; as a page, or empty, the token is no proof of any role.
 */
export function refusalOf(refusal: Refusal): PulsarError {
  const reason = reasonOf(refusal);
  const { status, title = 'Pulsar' } = refusal;
  const problem = problemOf(status, reason);
  if (problem === 'not-authenticated') {
    return new PulsarError(`${title} does not accept the token (401)`, {
      problem,
      status,
    });
  }
  const words = wordsOf(reason ?? refusal.text);
  return new PulsarError(`${title} answers ${status}${words && `: ${words}`}`, {
    problem,
    status,
  });
}

function problemOf(status: number, reason: string | undefined): PulsarProblem {
  switch (status) {
    case 401:
      return reason === undefined ? 'not-authenticated' : 'not-allowed';
    case 403:
      return 'not-allowed';
    case 404:
      return 'not-found';
    case 409:
      return 'conflict';
    default:
      return 'failed';
  }
}

function reasonOf({ contentType, text }: Refusal): string | undefined {
  if (!contentType.includes('json')) {
    return undefined;
  }
  try {
    const { reason } = JSON.parse(text) ?? {};
    return typeof reason === 'string' ? reason : undefined;
  } catch {
    return undefined;
  }
}

/** The first sentence of what a broker says, in plain text; a page is told by its title. */
function wordsOf(text: string): string {
  const title = /<title>([^<]*)<\/title>/i.exec(text)?.[1];
  const plain = (title ?? text)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+at \[Source:.*$/s, '')
    .replace(/\bhttps?:\/\/\S+/g, '')
    .replace(/\b(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?\b/g, '')
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  // The first line of a Java exception says what the rest repeats.
  const sentence = plain.split(/(?:\. | --- |; nested )/)[0];
  return sentence.slice(0, WORDS_LENGTH).replace(/[.\s]+$/, '');
}
