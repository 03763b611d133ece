import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import { type ReactNode, useEffect, useRef } from 'react';
import { IconButton } from '../controls/IconButton';

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    width: 'var(--odp-size-inspector)',
    flex: 'none',
    alignSelf: 'flex-start',
    position: 'sticky',
    top: 12,
    maxHeight: 'calc(100vh - 24px)',
    overflow: 'auto',
    background: 'var(--odp-paper)',
    border: '1px solid var(--odp-line)',
    borderRadius: 'var(--odp-radius-normal)',
    boxShadow: 'var(--odp-shadow)',
    '@media (max-width: 1200px)': {
      position: 'fixed',
      top: 0,
      right: 0,
      bottom: 0,
      width: 'min(360px, 92vw)',
      maxHeight: 'none',
      borderRadius: 0,
      boxShadow: '-4px 0 14px rgba(16,24,40,.18)',
      zIndex: 1200,
    },
  },
  // Over the framework's bar at the foot of small screens.
  foot: { '@media (max-width: 600px)': { height: 64 } },
  wide: {
    width: 'var(--odp-size-wide-inspector)',
    '@media (max-width: 1200px)': {
      width: 'min(var(--odp-size-wide-inspector), 96vw)',
    },
  },
  // Where the page is narrow a drawer opens for a selection alone.
  resting: { '@media (max-width: 1200px)': { display: 'none' } },
  head: {
    display: 'flex',
    gap: 10,
    padding: '9px 14px',
    borderBottom: '1px solid var(--odp-line-subtle)',
  },
  about: { fontSize: 11, color: 'var(--odp-secondary)' },
  titles: { minWidth: 0 },
  subtitle: { fontSize: 12, color: 'var(--odp-secondary)' },
  title: {
    fontSize: 14.5,
    fontWeight: 500,
    margin: '2px 0 0',
    overflowWrap: 'anywhere',
  },
  verdict: { marginTop: 6 },
  close: { marginLeft: 'auto', display: 'flex', gap: 6, flex: 'none' },
});

/** Props of {@link InspectorFrame}. */
export interface InspectorFrameProps {
  /** Identity of what is shown; the focus moves in when another one takes it. */
  of: string;
  /** Before the title, such as a pod's cell. */
  mark?: ReactNode;
  /** Above the title, such as "Edge selected · 6650/TCP". */
  about?: ReactNode;
  title: string;
  /** Under the title, such as "Pod in execution". */
  subtitle?: string;
  verdict?: ReactNode;
  /** Before the button that closes it, such as a link to a page of its own. */
  actions?: ReactNode;
  /** For charts and tables. */
  wide?: boolean;
  /** Set when it was opened with the keyboard, so that the keyboard goes on in it. */
  takesFocus?: boolean;
  /** Absent when nothing is selected. */
  onClose?: () => void;
  children: ReactNode;
}

/** What is known of what is selected: beside the picture, a drawer where the page is narrow. */
export function InspectorFrame(props: InspectorFrameProps) {
  const { of, mark, about, title, subtitle, verdict } = props;
  const { actions, wide = false, takesFocus, onClose, children } = props;
  const classes = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) {
      heading.current?.focus();
    }
  }, [of, takesFocus]);
  return (
    <section
      className={`${classes.root} ${wide ? classes.wide : ''} ${
        onClose ? '' : classes.resting
      }`}
      aria-label={`Details of ${title}`}
    >
      <div className={classes.head}>
        {mark}
        <div className={classes.titles}>
          {about && <div className={classes.about}>{about}</div>}
          <h2 ref={heading} tabIndex={-1} className={classes.title}>
            {title}
          </h2>
          {subtitle && <div className={classes.subtitle}>{subtitle}</div>}
          {verdict && <div className={classes.verdict}>{verdict}</div>}
        </div>
        {onClose && (
          <span className={classes.close}>
            {actions}
            <IconButton label="Close details" onClick={onClose}>
              <CloseIcon aria-hidden />
            </IconButton>
          </span>
        )}
      </div>
      {children}
      <div className={classes.foot} />
    </section>
  );
}
