import type { Answer } from './answers';

/** Names of the ends, for sentences. */
export interface Names {
  from: string;
  to: string;
}

/** Which policies decide and why, for a person. */
export interface Explanation {
  /** `<namespace>/<name>`, the most telling first. */
  policies: string[];
  /** One or two sentences. */
  words: string;
}

/** What one kind of policy says of a path between two parties. */
export interface Judgement {
  /** Whether the path is open. */
  answer: Answer;
  /** Whether no policy restricts the pods yet, so that one more would close other paths of theirs. */
  free: boolean;
  /** Whether nothing opens the path, so that one more policy would. */
  unopened: boolean;
  /** Policies that close the path whatever others open. */
  denials: string[];
  explain(names: Names): Explanation;
}

/** A judgement that no policy has a part in. */
export function withoutPolicy(
  words: (names: Names) => string,
  { answer = 'yes', free = false }: { answer?: Answer; free?: boolean } = {},
): Judgement {
  return {
    answer,
    free,
    unopened: false,
    denials: [],
    explain: names => ({ policies: [], words: words(names) }),
  };
}

/** `<namespace>/<name>` of a policy. */
export function nameOf(policy: { namespace: string; name: string }): string {
  return `${policy.namespace}/${policy.name}`;
}

/** Names of policies, each once. */
export function namesOf(
  policies: Array<{ namespace: string; name: string }>,
): string[] {
  return [...new Set(policies.map(nameOf))];
}
