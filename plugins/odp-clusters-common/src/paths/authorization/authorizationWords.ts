import type {
  AuthorizationPolicyRecord,
  AuthorizationRuleRecord,
} from '../../records';
import { matchesRule, undecidedFields } from './authorizationRules';
import { type Explanation, nameOf, namesOf, type Names } from '../Judgement';
import { isOutside, type Question } from '../parties';

/** Rules that a sentence tells before it counts. */
const TOLD = 3;

type NamedQuestion = Question & { names: Names };

/** DENY policies that match. */
export function explainDenied(
  denials: AuthorizationPolicyRecord[],
  question: NamedQuestion,
): Explanation {
  const [first] = denials;
  return {
    policies: namesOf(denials),
    words: `${nameOf(first)} denies ${authorizationRuleInWords(
      matchingRule(first, question),
    )} at ${question.names.to}.`,
  };
}

/** ALLOW policies of which none matches: those about few pods first, one without rules last. */
export function explainRefused(
  allowing: AuthorizationPolicyRecord[],
  { from, names }: NamedQuestion,
): Explanation {
  const sorted = [...allowing].sort(
    (a, b) =>
      Number(!a.rules.length) - Number(!b.rules.length) || byTelling(a, b),
  );
  const [first] = sorted;
  const told = first.rules.slice(0, TOLD).map(onlyInWords);
  const more = first.rules.length - told.length;
  const admitted = [...told, ...(more ? [`${more} more`] : [])].join(', and ');
  const others = sorted.filter(({ rules }) => rules.length).length - 1;
  const asksWho = sorted.some(({ rules }) =>
    rules.some(rule =>
      rule.from.some(
        ({ principals, namespaces }) => principals.length || namespaces.length,
      ),
    ),
  );
  const nameless = !isOutside(from) && !from.meshed;
  return {
    policies: namesOf(sorted),
    words: [
      first.rules.length
        ? `${nameOf(first)} admits to ${names.to} only ${admitted}.`
        : `${nameOf(first)} admits nobody to ${names.to}.`,
      ...(others > 0
        ? [
            `${others} more ${
              others === 1 ? 'policy admits' : 'policies admit'
            } others.`,
          ]
        : []),
      ...(asksWho && nameless
        ? [
            `${names.from} has no proxy, so that the mesh cannot tell who it is.`,
          ]
        : []),
    ].join(' '),
  };
}

/** ALLOW policies that match; none where there is none to match. */
export function explainAdmitted(
  admitting: AuthorizationPolicyRecord[],
  question: NamedQuestion,
): Explanation {
  const [first, ...rest] = [...admitting].sort(byTelling);
  return first
    ? {
        policies: namesOf([first, ...rest]),
        words: `${nameOf(first)} admits to ${
          question.names.to
        } ${authorizationRuleInWords(matchingRule(first, question))}.`,
      }
    : {
        policies: [],
        words: `No AuthorizationPolicy keeps ${question.names.from} from ${question.names.to}.`,
      };
}

/** Policies that leave it open whether the path is. */
export function explainUndecided(
  undecided: AuthorizationPolicyRecord[],
  question: NamedQuestion,
): Explanation {
  const [first] = undecided;
  return {
    policies: namesOf(undecided),
    words: `${nameOf(first)} ${whyUndecided(first, question)}.`,
  };
}

function whyUndecided(
  { action, provider, targets, rules }: AuthorizationPolicyRecord,
  question: NamedQuestion,
): string {
  if (targets.length) {
    const [{ kind, name }] = targets;
    return `holds at ${kind} ${name}, and whether the path passes it is not known`;
  }
  const fields = rules
    .filter(rule => matchesRule(rule, question) === 'unknown')
    .flatMap(rule => undecidedFields(rule, question));
  return action === 'CUSTOM'
    ? `leaves the decision to ${provider ?? 'another service'}`
    : `decides by ${[...new Set(fields)].join(
        ', ',
      )}, which only a request tells`;
}

function matchingRule(
  { rules }: AuthorizationPolicyRecord,
  question: Question,
): AuthorizationRuleRecord {
  return rules.find(rule => matchesRule(rule, question) === 'yes')!;
}

/** A rule in words: "namespace data, port 6650". */
export function authorizationRuleInWords({
  from,
  to,
  when,
}: AuthorizationRuleRecord): string {
  const callers = from.map(source =>
    [
      list('', source.principals),
      list('not ', source.notPrincipals),
      list('namespace ', source.namespaces),
      list('not namespace ', source.notNamespaces),
      list('', source.ipBlocks),
      list('not ', source.notIpBlocks),
      list('by ', source.others),
    ]
      .filter(Boolean)
      .join(' and '),
  );
  return [
    callers.join(', or ') || 'everybody',
    operationsInWords(to, { port: 'port', notPort: 'not port', by: 'by' }),
    list('when ', when),
  ]
    .filter(Boolean)
    .join(', ');
}

/** The same as it reads behind "only", where everybody is no limit: "calls to port 6650". */
function onlyInWords(rule: AuthorizationRuleRecord): string {
  if (rule.from.length) {
    return authorizationRuleInWords(rule);
  }
  const calls = operationsInWords(rule.to, {
    port: 'calls to port',
    notPort: 'calls to other ports than',
    by: 'calls by',
  });
  return [calls || 'calls', list('when ', rule.when)]
    .filter(Boolean)
    .join(', ');
}

function operationsInWords(
  operations: AuthorizationRuleRecord['to'],
  words: { port: string; notPort: string; by: string },
): string {
  return operations
    .map(operation =>
      [
        list(`${words.port} `, operation.ports),
        list(`${words.notPort} `, operation.notPorts),
        list(`${words.by} `, operation.others),
      ]
        .filter(Boolean)
        .join(' and '),
    )
    .join(', or ');
}

function list(word: string, values: string[]): string {
  return values.length ? `${word}${values.join(', ')}` : '';
}

function byTelling(
  a: AuthorizationPolicyRecord,
  b: AuthorizationPolicyRecord,
): number {
  const requirements = ({ selector }: AuthorizationPolicyRecord) =>
    selector?.requirements.length ?? 0;
  return requirements(b) - requirements(a) || (a.name < b.name ? -1 : 1);
}
