import { visuallyHidden } from '@internal/plugin-odp-react';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import MoreVertIcon from '@material-ui/icons/MoreVert';
import { useRef, useState } from 'react';

const useStyles = makeStyles({
  button: {
    width: 26,
    height: 26,
    padding: 0,
    border: 0,
    borderRadius: 'var(--odp-radius-normal)',
    background: 'transparent',
    color: 'var(--odp-secondary)',
    cursor: 'pointer',
    '& svg': { fontSize: 18, verticalAlign: 'middle' },
    '&:hover': { background: 'var(--odp-hover)' },
  },
  item: { fontSize: 'var(--odp-font-body)', minHeight: 32 },
});

interface PanelMenuProps {
  title: string;
  /** Absent where there is no picture that could give way to a table. */
  table?: { isShown: boolean; onToggle: () => void };
  /** Absent for panels that run no query. */
  query?: { isShown: boolean; onToggle: () => void };
  /** The panel in Grafana, with range and variables; absent when no Grafana is configured. */
  grafanaUrl?: string;
  /** The page, pointing at this panel. */
  link: string;
}

/** What can be done with a panel. */
export function PanelMenu(props: PanelMenuProps) {
  const { title, table, query, grafanaUrl, link } = props;
  const classes = useStyles();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [said, setSaid] = useState('');
  const close = () => setIsOpen(false);
  const doing = (action: () => void) => () => {
    close();
    action();
  };
  const copyLink = async () => {
    close();
    try {
      await navigator.clipboard.writeText(link);
      setSaid('Link copied');
    } catch {
      setSaid('The browser refused to copy the link');
    }
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={classes.button}
        aria-label={`Menu of ${title}`}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(true)}
      >
        <MoreVertIcon aria-hidden />
      </button>
      <Menu open={isOpen} anchorEl={button.current} onClose={close}>
        {query && (
          <MenuItem className={classes.item} onClick={doing(query.onToggle)}>
            {query.isShown ? 'Hide query' : 'Show query'}
          </MenuItem>
        )}
        {table && (
          <MenuItem className={classes.item} onClick={doing(table.onToggle)}>
            {table.isShown ? 'Show as picture' : 'Show as table'}
          </MenuItem>
        )}
        {grafanaUrl && (
          <MenuItem
            className={classes.item}
            component="a"
            href={grafanaUrl}
            target="_blank"
            rel="noopener noreferrer"
            onClick={close}
          >
            Open in Grafana
          </MenuItem>
        )}
        <MenuItem className={classes.item} onClick={copyLink}>
          Copy link
        </MenuItem>
      </Menu>
      <span role="status" style={visuallyHidden}>
        {said}
      </span>
    </>
  );
}
