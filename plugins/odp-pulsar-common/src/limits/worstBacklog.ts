import type { BusNamespace, Usage } from '../contract';
import { isOfTopic } from '../names';

/** The topic or partition that is fullest against its backlog limit; undefined without a topic that keeps a backlog. */
export function worstBacklog({
  worst,
}: Pick<BusNamespace, 'worst'>): Usage | undefined {
  return worst.find(({ kind }) => kind === 'backlog');
}

/** The topic that reaches its limit first, where that is not the fullest one: what is forecast is not of the latter. */
export function otherForecastTopic(
  item: Pick<BusNamespace, 'worst' | 'forecastTopic'>,
): string | undefined {
  const fullest = worstBacklog(item)?.topic;
  const { forecastTopic } = item;
  return fullest && forecastTopic && !isOfTopic(fullest, forecastTopic)
    ? forecastTopic
    : undefined;
}
