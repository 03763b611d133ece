import { MarkdownContent } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { PictureProps } from '../PictureProps';

const useStyles = makeStyles({
  root: {
    padding: '0 16px 8px',
    overflow: 'auto',
    overflowWrap: 'anywhere',
    '& pre': {
      fontFamily: 'var(--odp-font-mono)',
      fontSize: 'var(--odp-font-secondary)',
      whiteSpace: 'pre-wrap',
    },
  },
});

/** Words that the dashboard brings along; what could run is taken out of them. */
export function TextPicture({ picture, height }: PictureProps) {
  const classes = useStyles();
  const { mode, content } = picture.panel.options.text ?? {
    mode: 'markdown',
    content: '',
  };
  return (
    <div
      className={classes.root}
      style={{ height }}
      // What scrolls is reached by the keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="group"
      aria-label={`Text of ${picture.panel.title || 'the panel'}`}
    >
      {mode === 'code' ? (
        <pre>{content}</pre>
      ) : (
        <MarkdownContent content={content} />
      )}
    </div>
  );
}
