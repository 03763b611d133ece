import type { BusCallOptions } from './BusNamespaceWriter';

/**
 * Makes and removes subscriptions in the namespaces of workspaces. Topics have
 * their full names, and stand for all their partitions. Each call is safe to repeat.
 *
 * @throws as the BusNamespaceWriter does
 */
export interface BusSubscriptionWriter {
  /** Names of the subscriptions of a topic; undefined where there is no such topic. */
  list(topic: string, options?: BusCallOptions): Promise<string[] | undefined>;
  /** At the end of the topic, which is made where it is not there. */
  create(
    topic: string,
    subscription: string,
    options?: BusCallOptions,
  ): Promise<'created' | 'exists'>;
  /** Whoever consumes from it, and whatever waits in it. */
  remove(
    topic: string,
    subscription: string,
    options?: BusCallOptions,
  ): Promise<'removed' | 'gone'>;
  /** With all that is in it, whoever uses it. */
  removeTopic(
    topic: string,
    options?: BusCallOptions,
  ): Promise<'removed' | 'gone'>;
}
