import {
  type Fields,
  forbiddenValue,
  type Problem,
  requiredValue,
  unsupportedValue,
} from '../store';
import { problemsOfPort } from './amounts';

const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];

/** What is wrong with a Service. */
export function problemsOfService(spec: Fields): Problem[] {
  const { type, ports = [] as Fields[], externalName, clusterIP } = spec;
  if (!TYPES.includes(type)) {
    return [unsupportedValue('spec.type', type, TYPES)];
  }
  if (type === 'ExternalName') {
    return externalName ? [] : [requiredValue('spec.externalName')];
  }
  if (!ports.length && clusterIP !== 'None') {
    return [requiredValue('spec.ports')];
  }
  return ports.flatMap((port: Fields, index: number) => {
    const at = `spec.ports[${index}]`;
    const why = "may not be used when `type` is 'ClusterIP'";
    return [
      ...(port.name || ports.length === 1 ? [] : [requiredValue(`${at}.name`)]),
      ...problemsOfPort(`${at}.port`, port.port),
      ...problemsOfPort(`${at}.targetPort`, port.targetPort),
      ...(type === 'ClusterIP' && port.nodePort
        ? [forbiddenValue(`${at}.nodePort`, why)]
        : []),
    ];
  });
}
