import type { Limit } from '../../contract';
import { decimalBytesInWords, messageRateInWords } from '../../sentences';
import type { CauseRow } from '../CauseRow';
import { commonEvidence, entriesInWords, evidence } from '../evidence';
import type { Signs } from '../Signs';

/** A rate this near to its limit is held by it: limits act in steps. */
const NEAR = 0.9;

/** The broker holds messages back, as it was told to. */
export const THROTTLED: CauseRow = {
  cause: 'throttled',
  title: 'Throttled, not stuck',
  noun: 'throttling',
  isRuledOut: signs =>
    gaugesOf(signs).every(
      ({ rate, limit }) =>
        rate === 0 ||
        limit?.state === 'unlimited' ||
        (limit?.value !== undefined &&
          rate !== undefined &&
          rate < NEAR * limit.value),
    ),
  find(signs) {
    const gauge = heldBackBy(signs);
    if (!gauge || signs.due === 0) {
      return undefined;
    }
    const { isFallingBack, growth = 0 } = signs;
    const pace =
      growth > 0 ? ` by ${entriesInWords(growth * 60)} a minute` : '';
    const rate = gauge.inWords(gauge.rate!);
    const limit = gauge.inWords(gauge.limit!.value!);
    return {
      status: isFallingBack ? 'degraded' : 'healthy',
      message: `${gauge.whose} ${rate} of the ${limit} that ${
        gauge.which
      } allows.${
        isFallingBack
          ? ` More is published, so that its backlog grows${pace}.`
          : ''
      }`,
      evidence: [...evidence({ Limit: limit }), ...commonEvidence(signs)],
      cures: isFallingBack
        ? [`Raise ${gauge.which}, if the brokers can bear it.`, 'Publish less.']
        : [],
    };
  },
};

interface RateGauge {
  whose: string;
  which: string;
  rate: number | undefined;
  limit: Limit | undefined;
  inWords(rate: number): string;
}

function gaugesOf({ subscription, topic, policies }: Signs): RateGauge[] {
  const bytesInWords = (rate: number) => `${decimalBytesInWords(rate)}/s`;
  return [
    {
      whose: 'It gets',
      which: 'the subscription dispatch rate',
      rate: subscription.messagesOutPerSecond,
      limit: policies?.subscriptionDispatchMessages,
      inWords: messageRateInWords,
    },
    {
      whose: 'It gets',
      which: 'the subscription dispatch rate',
      rate:
        subscription.bytesOutPerSecond ??
        estimateBytes(subscription.messagesOutPerSecond, topic),
      limit: policies?.subscriptionDispatchBytes,
      inWords: bytesInWords,
    },
    {
      whose: 'All subscriptions of the topic get',
      which: 'the topic dispatch rate',
      rate: topic.messagesOutPerSecond,
      limit: policies?.dispatchMessages,
      inWords: messageRateInWords,
    },
    {
      whose: 'All subscriptions of the topic get',
      which: 'the topic dispatch rate',
      rate: topic.bytesOutPerSecond,
      limit: policies?.dispatchBytes,
      inWords: bytesInWords,
    },
  ];
}

function estimateBytes(
  messages: number | undefined,
  { averageMessageBytes }: Signs['topic'],
): number | undefined {
  if (messages === 0) {
    return 0;
  }
  return averageMessageBytes
    ? messages && messages * averageMessageBytes
    : undefined;
}

function heldBackBy(signs: Signs): RateGauge | undefined {
  return gaugesOf(signs).find(
    ({ rate, limit }) =>
      rate !== undefined &&
      limit?.value !== undefined &&
      rate >= NEAR * limit.value,
  );
}
