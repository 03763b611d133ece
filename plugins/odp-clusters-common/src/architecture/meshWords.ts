import { plural } from '@internal/vocabulary';
import type { ArchitectureEdge } from '../contract';
import { decideMode } from '../posture';
import type { PodRecord } from '../records';
import type { ArchitectureInput } from './ArchitectureInput';
import { peerAuthenticationsFor } from './meshPolicies';
import type { PlacedComponent } from './placeComponents';

interface Ends {
  from: PlacedComponent;
  to: PlacedComponent;
  port?: ArchitectureEdge['port'];
}

/** What the mesh makes of a connection, in words. */
export function meshWords(ends: Ends, input: ArchitectureInput): string {
  const { from, to } = ends;
  const untold = untoldEnd(ends, input.cluster);
  if (untold) {
    return untold;
  }
  if (to.presence === 'external') {
    return `${to.component.name} is outside the mesh`;
  }
  const server = to.pods!;
  const demand = demandOf(ends, input);
  const bareServers = server.filter(({ meshed }) => !meshed).length;
  if (from.presence === 'external') {
    const outside = `${from.component.name} is outside the mesh`;
    return bareServers === server.length
      ? `${outside}, and ${to.component.name} has no proxy`
      : `${outside}; ${to.component.name} ${demand.words}`;
  }
  const client = from.pods!;
  const bareClients = client.filter(({ meshed }) => !meshed).length;
  if (bareServers === server.length) {
    return bareClients === client.length
      ? 'neither end has a proxy: the mesh does not secure the connection'
      : `${to.component.name} has no proxy: the mesh does not secure the connection`;
  }
  const servers = bareServers
    ? `; ${plural(bareServers, 'pod')} of ${server.length} of ${
        to.component.name
      } without a proxy`
    : '';
  if (!bareClients) {
    return bareServers
      ? `${from.component.name} has a proxy; ${to.component.name} ${demand.words}${servers}`
      : `both ends have a proxy, ${demand.short}`;
  }
  const all = bareClients === client.length;
  const clients = all
    ? `${from.component.name} has no proxy`
    : `${plural(bareClients, 'pod')} of ${client.length} of ${
        from.component.name
      } without a proxy`;
  const result = demand.strict
    ? `: ${all ? 'the connection fails' : 'their connections fail'}`
    : '';
  return `${clients}, and ${to.component.name} ${demand.words}${result}${servers}`;
}

/** Why nothing can be told: an end that is hidden, was not read, or is not there. */
function untoldEnd({ from, to }: Ends, cluster: string): string | undefined {
  const ends = [from, to];
  const hidden = ends.filter(({ presence }) => presence === 'hidden');
  if (hidden.length) {
    const names = new Set(hidden.map(({ component }) => component.namespace));
    return `not told: you may not see ${[...names].join(' and ')}`;
  }
  if (ends.every(({ presence }) => presence === 'external')) {
    return `both ends are outside ${cluster}`;
  }
  const inside = ends.filter(({ presence }) => presence !== 'external');
  if (inside.some(({ presence }) => presence === 'unread')) {
    return 'not known: the pods were not read';
  }
  const unreadable = inside.find(
    ({ presence, pods }) => presence === 'runs' && !pods,
  );
  if (unreadable) {
    return 'not known: the pods cannot be read';
  }
  const missing = inside.find(({ pods }) => !pods?.length);
  return missing && `no pod of ${missing.component.name} is there`;
}

/** What the server's pods demand on the port. */
function demandOf(
  { to, port }: Ends,
  input: ArchitectureInput,
): { strict: boolean; short: string; words: string } {
  const policies = peerAuthenticationsFor(to.component.namespace, input);
  if (!policies) {
    return {
      strict: false,
      short: 'and it cannot be read which mTLS mode is demanded',
      words: 'may demand mTLS: its mode cannot be read',
    };
  }
  const modes = new Set(
    distinctLabels(to.pods!).map(
      labels => decideMode(policies, { labels, port: port?.port })?.mode,
    ),
  );
  if (modes.size > 1) {
    return {
      strict: false,
      short: 'with another mTLS mode from pod to pod',
      words: 'demands another mTLS mode from pod to pod',
    };
  }
  const [mode] = modes;
  switch (mode) {
    case 'STRICT':
      return { strict: true, short: mode, words: `demands mTLS (${mode})` };
    case 'DISABLE':
      return {
        strict: false,
        short: `and ${to.component.name} takes plain text (${mode})`,
        words: `takes plain text (${mode})`,
      };
    case 'PERMISSIVE':
      return {
        strict: false,
        short: mode,
        words: `takes plain text as well (${mode})`,
      };
    default:
      return {
        strict: false,
        short: 'PERMISSIVE, as no policy says otherwise',
        words: 'takes plain text as well, as no policy says otherwise',
      };
  }
}

function distinctLabels(pods: PodRecord[]) {
  return [...new Set(pods.map(({ labels }) => labels))];
}
