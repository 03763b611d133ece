import { parseTopicName } from '@internal/plugin-odp-pulsar-common';

/** Where the admin REST API begins. */
export const ADMIN = '/admin/v2';

/** `tenant/namespace`, encoded. */
export function encodedNamespace(namespace: string): string {
  return namespace.split('/').map(encodedName).join('/');
}

/** Path of a topic by its full name, below {@link ADMIN}. */
export function topicPath(topic: string): string {
  const { domain, namespace, local } = parseTopicName(topic);
  return `/${domain}/${encodedNamespace(namespace)}/${encodedName(local)}`;
}

/** A name of dots alone would be a step in the path, and the call one at another place. */
export function encodedName(name: string): string {
  return /^\.+$/.test(name)
    ? name.replaceAll('.', '%2E')
    : encodeURIComponent(name);
}

/** Path and query of a redirect, unread: a URL takes encoded dots in it for steps. */
export function pathOfLocation(location: string): string | undefined {
  return /^(?:https?:\/\/[^/?#\\]+)?(\/(?!\/)[^#]*)/i.exec(location)?.[1];
}
