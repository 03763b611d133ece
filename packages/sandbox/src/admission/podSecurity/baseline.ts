import type { Fields } from '../../store';
import { appArmor, seccompSet, seLinux } from './profiles';
import {
  by,
  type Check,
  containers,
  containersOf,
  named,
  quoted,
  settersOf,
  sorted,
} from './words';

const CAPABILITIES = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
];
const SYSCTLS = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
];
const HOST_NAMESPACES = ['hostNetwork', 'hostPID', 'hostIPC'];

const capabilities: Check = pod => {
  const forbidden = ({ securityContext }: Fields): string[] =>
    ((securityContext?.capabilities?.add ?? []) as string[]).filter(
      name => !CAPABILITIES.includes(name),
    );
  const bad = named(pod, container => forbidden(container).length > 0);
  const names = sorted(containersOf(pod).flatMap(forbidden));
  return bad.length
    ? {
        reason: 'non-default capabilities',
        detail: `${containers(bad)} must not include ${quoted(
          names,
        )} in securityContext.capabilities.add`,
      }
    : undefined;
};

const hostNamespaces: Check = ({ spec }) => {
  const set = HOST_NAMESPACES.filter(field => spec[field]);
  const detail = set.map(field => `${field}=true`).join(', ');
  return detail ? { reason: 'host namespaces', detail } : undefined;
};

const hostPaths: Check = ({ spec }) => {
  const bad = ((spec.volumes ?? []) as Fields[])
    .filter(({ hostPath }) => hostPath)
    .map(({ name }) => name);
  return bad.length
    ? {
        reason: 'hostPath volumes',
        detail: `${by(bad, 'volume', 'volumes')} ${quoted(bad)}`,
      }
    : undefined;
};

const hostPorts: Check = pod => {
  const portsOf = ({ ports = [] }: Fields): string[] =>
    (ports as Fields[])
      .filter(({ hostPort }) => hostPort)
      .map(({ hostPort }) => String(hostPort));
  const bad = named(pod, container => portsOf(container).length > 0);
  const ports = sorted(containersOf(pod).flatMap(portsOf));
  return bad.length
    ? {
        reason: 'hostPort',
        detail: `${containers(bad)} ${by(bad, 'uses', 'use')} ${by(
          ports,
          'hostPort',
          'hostPorts',
        )} ${ports.join(', ')}`,
      }
    : undefined;
};

const probeHosts: Check = pod => {
  if (pod.minor < 34) {
    return undefined;
  }
  const hostsOf = (container: Fields): string[] =>
    [
      container.livenessProbe,
      container.readinessProbe,
      container.startupProbe,
      container.lifecycle?.postStart,
      container.lifecycle?.preStop,
    ]
      .flatMap(probe => [probe?.httpGet?.host, probe?.tcpSocket?.host])
      .filter(Boolean);
  const bad = sorted(named(pod, container => hostsOf(container).length > 0));
  const hosts = sorted(containersOf(pod).flatMap(hostsOf));
  const what = 'probe or lifecycle host';
  return bad.length
    ? {
        reason: what,
        detail: `${containers(bad)} ${by(bad, 'uses', 'use')} ${by(
          hosts,
          what,
          `${what}s`,
        )} ${quoted(hosts)}`,
      }
    : undefined;
};

const privileged: Check = pod => {
  const bad = named(pod, container =>
    Boolean(container.securityContext?.privileged),
  );
  return bad.length
    ? {
        reason: 'privileged',
        detail: `${containers(
          bad,
        )} must not set securityContext.privileged=true`,
      }
    : undefined;
};

/** Masked /proc, whoever the pod's users are. */
export const procMount: Check = pod => {
  const isBad = (type: string | undefined) =>
    type !== undefined && type !== 'Default';
  const bad = named(pod, container =>
    isBad(container.securityContext?.procMount),
  );
  const types = sorted(
    containersOf(pod)
      .map(container => container.securityContext?.procMount)
      .filter(isBad),
  );
  return bad.length
    ? {
        reason: 'procMount',
        detail: `${containers(
          bad,
        )} must not set securityContext.procMount to ${quoted(types)}`,
      }
    : undefined;
};

const procMountOfHostUsers: Check = pod =>
  pod.minor >= 35 && pod.spec.hostUsers === false ? undefined : procMount(pod);

const sysctls: Check = ({ spec }) => {
  const bad = ((spec.securityContext?.sysctls ?? []) as Fields[])
    .map(({ name }) => name)
    .filter(name => !SYSCTLS.includes(name));
  return bad.length
    ? { reason: 'forbidden sysctls', detail: bad.join(', ') }
    : undefined;
};

const hostProcess: Check = pod => {
  const setters = settersOf(pod, context =>
    Boolean(context.windowsOptions?.hostProcess),
  );
  return setters
    ? {
        reason: 'hostProcess',
        detail: `${setters} must not set securityContext.windowsOptions.hostProcess=true`,
      }
    : undefined;
};

/** Checks of `baseline` that `restricted` keeps as they are. */
export const OF_BOTH: Check[] = [
  appArmor,
  hostNamespaces,
  hostPorts,
  probeHosts,
  privileged,
  seLinux,
  sysctls,
  hostProcess,
];

/** Checks of `baseline`, in the order in which servers name them. */
export const BASELINE: Check[] = [
  appArmor,
  capabilities,
  hostNamespaces,
  hostPaths,
  hostPorts,
  probeHosts,
  privileged,
  procMountOfHostUsers,
  seLinux,
  seccompSet,
  sysctls,
  hostProcess,
];
