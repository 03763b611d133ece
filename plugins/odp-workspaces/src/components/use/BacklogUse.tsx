import {
  forecastWords,
  type Forecast,
  topicTitle,
  type Usage,
  usageWords,
} from '@internal/plugin-odp-pulsar-common';
import { LimitTrack, StatusWord, useNow } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useTableStyles } from '../tableStyles';

const useStyles = makeStyles({
  line: { display: 'flex', gap: 6, alignItems: 'center', flexWrap: 'wrap' },
});

interface BacklogUseProps {
  /** Absent without a topic that keeps a backlog. */
  usage?: Usage;
  forecast?: Forecast;
  /** Topic of the forecast, where it is another one. */
  forecastTopic?: string;
  /** Where the row does not tell the topic. */
  isNamed?: boolean;
}

/** A backlog against its limit, and where it goes; its colour follows time to the limit, not per cent. */
export function BacklogUse(props: BacklogUseProps) {
  const { usage, forecast, forecastTopic, isNamed } = props;
  const classes = useStyles();
  const table = useTableStyles();
  const now = useNow(10_000);
  if (!usage) {
    return <>no topic that keeps a backlog</>;
  }
  const { percent, figures, title } = usageWords(usage);
  const status = forecast?.status ?? 'unknown';
  const { main, detail, who } = forecastWords(forecast, now);
  const words = [
    forecast?.state === 'unknown' ? 'time to its limit unknown' : main,
    detail,
    who,
    forecastTopic && `in ${topicTitle(forecastTopic)}`,
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <div title={title}>
      <div className={classes.line}>
        {usage.share !== undefined && (
          <LimitTrack
            share={usage.share}
            status={forecastTopic ? 'unknown' : status}
            width={56}
          />
        )}
        {percent ? (
          <span>{percent}</span>
        ) : (
          usage.used === undefined && <StatusWord status="unknown" />
        )}
      </div>
      <span className={table.second}>
        {figures}
        {isNamed && `, ${topicTitle(usage.topic)}`}
      </span>
      {forecast && (
        <span className={table.second}>
          <StatusWord status={status} size={11}>
            {words}
          </StatusWord>
        </span>
      )}
    </div>
  );
}
