import { Link } from 'react-router';
import styles from './help.module.css';
import { type Block, type Inline, plainText } from './markdown.ts';
import { headingId, helpPath, placeOf } from './places.ts';

/** A page's text as elements; nothing in it becomes markup. `page` is its name, for its own links. */
export function HelpText({ blocks, page }: { blocks: readonly Block[]; page: string }) {
  return blocks.map((block, place) => <OneBlock key={place} block={block} page={page} />);
}

function OneBlock({ block, page }: { block: Block; page: string }) {
  switch (block.kind) {
    case 'heading': {
      // The page's own heading is the second on the screen.
      const Level = block.level <= 2 ? 'h3' : 'h4';
      return (
        <Level id={headingId(block.slug)} tabIndex={-1}>
          <Line inside={block.inside} page={page} />
        </Level>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Line inside={block.inside} page={page} />
        </p>
      );
    case 'code':
      return <pre className={styles.code}>{block.text}</pre>;
    case 'list': {
      const List = block.isOrdered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((inside, place) => (
            <li key={place}>
              <Line inside={inside} page={page} />
            </li>
          ))}
        </List>
      );
    }
    case 'table':
      return (
        // Scrolled by keyboard too, where it is wider than the page.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className={styles.table} role="region" aria-label={block.head.map(plainText).join(', ')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {block.head.map((inside, place) =>
                  inside.length === 0 ? (
                    // Over the column of what is described stands nothing.
                    // oxlint-disable-next-line jsx-a11y/control-has-associated-label
                    <td key={place} />
                  ) : (
                    <th key={place} scope="col">
                      <Line inside={inside} page={page} />
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((cells, row) => (
                <tr key={row}>
                  {cells.map((inside, place) => (
                    <td key={place}>
                      <Line inside={inside} page={page} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    default:
      return block satisfies never;
  }
}

function Line({ inside, page }: { inside: readonly Inline[]; page: string }) {
  return inside.map((one, place) => <Run key={place} one={one} page={page} />);
}

function Run({ one, page }: { one: Inline; page: string }) {
  if ('text' in one) return one.kind === 'code' ? <code>{one.text}</code> : one.text;
  const inside = <Line inside={one.inside} page={page} />;
  if (one.kind === 'strong') return <strong>{inside}</strong>;
  if (one.kind === 'em') return <em>{inside}</em>;
  const to = placeOf(one.to, page);
  if (to !== null) return <Link to={helpPath(to.page, to.part)}>{inside}</Link>;
  return (
    <a href={one.to} target="_blank" rel="noopener noreferrer">
      {inside}
    </a>
  );
}
