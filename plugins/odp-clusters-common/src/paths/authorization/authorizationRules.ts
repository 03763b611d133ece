import type {
  AuthorizationOperationRecord,
  AuthorizationPolicyRecord,
  AuthorizationRuleRecord,
  AuthorizationSourceRecord,
} from '../../records';
import { and, type Answer, answerOf, anyOf, not } from '../answers';
import { isInBlock } from '../addresses/blocks';
import { isOutside, type Party, type Question } from '../parties';
import type { PathPort } from '../PathEnds';

/** What one field of a rule says of a connection. */
interface FieldAnswer {
  field: string;
  answer: Answer;
}

/** Whether a policy has a rule that matches; without rules it has none. */
export function matchesPolicy(
  { rules }: AuthorizationPolicyRecord,
  question: Question,
): Answer {
  return anyOf(rules, rule => matchesRule(rule, question));
}

export function matchesRule(
  { from, to, when }: AuthorizationRuleRecord,
  question: Question,
): Answer {
  const ofFields = (fields: FieldAnswer[]) =>
    and(...fields.map(({ answer }) => answer));
  return and(
    from.length
      ? anyOf(from, source => ofFields(askSource(source, question.from)))
      : 'yes',
    to.length
      ? anyOf(to, operation => ofFields(askOperation(operation, question.port)))
      : 'yes',
    when.length ? 'unknown' : 'yes',
  );
}

/** Fields of a rule that leave it open whether it matches. */
export function undecidedFields(
  { from, to, when }: AuthorizationRuleRecord,
  question: Question,
): string[] {
  return [
    ...from.flatMap(source => askSource(source, question.from)),
    ...to.flatMap(operation => askOperation(operation, question.port)),
    ...when.map(field => ({ field, answer: 'unknown' as const })),
  ]
    .filter(({ answer }) => answer === 'unknown')
    .map(({ field }) => field);
}

function askSource(
  source: AuthorizationSourceRecord,
  caller: Party,
): FieldAnswer[] {
  // A name without a proxy that proves it is none.
  const identity = isOutside(caller) || !caller.meshed ? undefined : caller;
  const isPrincipal = (pattern: string) =>
    identity
      ? matchesPrincipal(
          pattern,
          `/ns/${identity.namespace}/sa/${identity.serviceAccount}`,
        )
      : 'no';
  const isNamespace = (pattern: string) =>
    answerOf(
      identity !== undefined && matchesText(pattern, identity.namespace),
    );
  const isAddress = (cidr: string) => isInBlock({ cidr, except: [] }, caller);
  return [
    ...has('principals', source.principals, isPrincipal),
    ...hasNot('notPrincipals', source.notPrincipals, isPrincipal),
    ...has('namespaces', source.namespaces, isNamespace),
    ...hasNot('notNamespaces', source.notNamespaces, isNamespace),
    ...has('ipBlocks', source.ipBlocks, isAddress),
    ...hasNot('notIpBlocks', source.notIpBlocks, isAddress),
    ...source.others.map(field => ({ field, answer: 'unknown' as const })),
  ];
}

function askOperation(
  operation: AuthorizationOperationRecord,
  called: PathPort | undefined,
): FieldAnswer[] {
  const isPort = (port: string) =>
    called ? answerOf(Number(port) === called.port) : 'unknown';
  return [
    ...has('ports', operation.ports, isPort),
    ...hasNot('notPorts', operation.notPorts, isPort),
    ...operation.others.map(field => ({ field, answer: 'unknown' as const })),
  ];
}

function has(
  field: string,
  values: string[],
  ask: (value: string) => Answer,
): FieldAnswer[] {
  return values.length ? [{ field, answer: anyOf(values, ask) }] : [];
}

function hasNot(
  field: string,
  values: string[],
  ask: (value: string) => Answer,
): FieldAnswer[] {
  return has(field, values, ask).map(({ answer }) => ({
    field,
    answer: not(answer),
  }));
}

/** In a policy `cluster.local` means the trust domain of the mesh, whatever that is. */
const OWN_TRUST_DOMAIN = 'cluster.local';

/** @param place - the principal without its trust domain */
function matchesPrincipal(pattern: string, place: string): Answer {
  if (matchesText(pattern, `${OWN_TRUST_DOMAIN}${place}`)) {
    return 'yes';
  }
  const start = pattern.indexOf('/ns/');
  // Of another name; it may be that of the mesh.
  return start > 0 &&
    !pattern.startsWith('*') &&
    !pattern.startsWith(`${OWN_TRUST_DOMAIN}/`) &&
    matchesText(pattern.slice(start), place)
    ? 'unknown'
    : 'no';
}

/** Exact, or with `*` at one end; `*` alone is any. */
function matchesText(pattern: string, text: string): boolean {
  if (pattern.startsWith('*')) {
    return text.endsWith(pattern.slice(1));
  }
  return pattern.endsWith('*')
    ? text.startsWith(pattern.slice(0, -1))
    : text === pattern;
}
