import {
  matchesSelector,
  type NetworkPolicyRecord,
  type PeerRecord,
  type PortRecord,
  type RuleRecord,
} from '../../records';
import { and, type Answer, answerOf, anyOf } from '../answers';
import { isInBlock } from '../addresses/blocks';
import {
  isOutside,
  type Party,
  type PodGroup,
  type Question,
} from '../parties';
import type { Direction, PolicyIndex } from '../PolicyIndex';

/** A question as one side's policies see it. */
export interface SidedQuestion extends Question {
  direction: Direction;
  /** Whose policies are asked. */
  subject: PodGroup;
  /** The other end. */
  peer: Party;
}

/** A rule of a policy, held against a path. */
export interface TriedRule {
  policy: NetworkPolicyRecord;
  rule: RuleRecord;
  peers: Answer;
  ports: Answer;
  /** The peer that the answer comes from; absent when the rule is about everybody, or none matches. */
  peer?: PeerRecord;
}

/** The rules of a policy in a direction. */
export function rulesOf(
  policy: NetworkPolicyRecord,
  direction: Direction,
): RuleRecord[] {
  return direction === 'Egress' ? policy.egress : policy.ingress;
}

/** Holds each rule of a policy against a path. */
export function tryRules(
  policy: NetworkPolicyRecord,
  question: SidedQuestion,
  index: PolicyIndex,
): TriedRule[] {
  return rulesOf(policy, question.direction).map(rule => ({
    policy,
    rule,
    ...askPeers(rule, peer => matchesPeer(peer, question, index)),
    ports: askPorts(rule, question),
  }));
}

/** Whether a policy opens the path: what its tried rules say, with nothing kept of them. */
export function opensPath(
  policy: NetworkPolicyRecord,
  question: SidedQuestion,
  index: PolicyIndex,
): Answer {
  const ask = (peer: PeerRecord) => matchesPeer(peer, question, index);
  return anyOf(rulesOf(policy, question.direction), rule => {
    const ports = askPorts(rule, question);
    return ports === 'no' ? ports : and(ports, askPeers(rule, ask).peers);
  });
}

function askPorts({ ports }: RuleRecord, question: SidedQuestion): Answer {
  return ports.length
    ? anyOf(ports, port => matchesPort(port, question))
    : 'yes';
}

function askPeers(
  rule: RuleRecord,
  ask: (peer: PeerRecord) => Answer,
): Pick<TriedRule, 'peers' | 'peer'> {
  if (!rule.peers.length) {
    return { peers: 'yes' };
  }
  let undecided: PeerRecord | undefined;
  for (const peer of rule.peers) {
    const answer = ask(peer);
    if (answer === 'yes') {
      return { peers: 'yes', peer };
    }
    if (answer === 'unknown') {
      undecided ??= peer;
    }
  }
  return undecided ? { peers: 'unknown', peer: undecided } : { peers: 'no' };
}

/** Whether a rule opens the path. */
export function opens({ peers, ports }: TriedRule): Answer {
  return and(peers, ports);
}

function matchesPeer(
  { namespaces, pods, block }: PeerRecord,
  { subject, peer }: SidedQuestion,
  index: PolicyIndex,
): Answer {
  if (block) {
    return isInBlock(block, peer);
  }
  if (isOutside(peer) || (pods && !matchesSelector(pods, peer.labels))) {
    return 'no';
  }
  const inNamespace = namespaces
    ? index.selectsNamespace(namespaces, peer.namespace)
    : answerOf(peer.namespace === subject.namespace);
  // The API leaves open whether selectors name pods with the network of their node.
  return inNamespace === 'yes' && peer.hostNetwork ? 'unknown' : inNamespace;
}

/** A named port is that of the called pod; what is outside has none. */
function matchesPort(
  { protocol, port, endPort }: PortRecord,
  { to, port: called }: Question,
): Answer {
  if (!called) {
    return 'unknown';
  }
  if (protocol !== called.protocol) {
    return 'no';
  }
  if (port === undefined) {
    return 'yes';
  }
  if (typeof port === 'number') {
    return answerOf(called.port >= port && called.port <= (endPort ?? port));
  }
  return answerOf(
    !isOutside(to) &&
      to.ports.some(
        served =>
          served.name === port &&
          served.protocol === protocol &&
          served.port === called.port,
      ),
  );
}
