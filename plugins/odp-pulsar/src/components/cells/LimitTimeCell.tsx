import {
  type Forecast,
  forecastWords,
} from '@internal/plugin-odp-pulsar-common';
import { useNow } from '@internal/plugin-odp-react';
import { useTableStyles } from '../tableStyles';

interface LimitTimeCellProps {
  forecast?: Forecast;
  /** The topic that it is of, where that is another than the row shows. */
  topic?: string;
}

/** Time to the limit with its victim in words; ticks by itself. */
export function LimitTimeCell({ forecast, topic }: LimitTimeCellProps) {
  const classes = useTableStyles();
  const now = useNow(10_000);
  const { main, detail, who, isQuiet } = forecastWords(forecast, now);
  const status = forecast?.status ?? 'unknown';
  const basis = [
    forecast?.basis && `Estimate from ${forecast.basis}`,
    forecast?.confidence && `confidence ${forecast.confidence}`,
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <div title={basis || undefined}>
      <div
        className={`${classes.nowrap} ${
          isQuiet ? classes.quiet : `${classes.strong} ${classes[status]}`
        }`}
      >
        {main}
      </div>
      {(detail || topic) && (
        <div className={`${classes.quiet} ${classes.small} ${classes.cut}`}>
          {detail} {who && <b className={classes.strong}>{who}</b>}
          {topic && ` in ${topic}`}
        </div>
      )}
    </div>
  );
}
