import type { Token, Tokens } from 'marked';
import { Link } from 'react-router';
import styles from './help.module.css';
import { insideOf, isHeading, isLink, isList, isTable, plainText, slugOf } from './markdown.ts';
import { headingId, helpPath, placeOf } from './places.ts';

/** Markdown as elements; nothing in it becomes HTML, and HTML in it stands as text. `page` is the page's name, for its own links. */
export function HelpText({ tokens, page }: { tokens: readonly Token[]; page: string }) {
  return tokens.map((token, place) => <OneToken key={place} token={token} page={page} />);
}

function OneToken({ token, page }: { token: Token; page: string }) {
  if (isLink(token)) return <OneLink link={token} page={page} />;
  if (isTable(token)) return <OneTable table={token} page={page} />;
  const inside = insideOf(token);
  const text = <HelpText tokens={inside} page={page} />;
  if (isHeading(token)) {
    // The page's own heading is the second on the screen.
    const Level = token.depth <= 2 ? 'h3' : 'h4';
    return (
      <Level id={headingId(slugOf(token))} tabIndex={-1}>
        {text}
      </Level>
    );
  }
  if (isList(token)) {
    const List = token.ordered ? 'ol' : 'ul';
    return (
      <List>
        {token.items.map((item, place) => (
          <li key={place}>
            <HelpText tokens={item.tokens} page={page} />
          </li>
        ))}
      </List>
    );
  }
  switch (token.type) {
    case 'paragraph':
      return <p>{text}</p>;
    case 'strong':
      return <strong>{text}</strong>;
    case 'em':
      return <em>{text}</em>;
    case 'code':
      return <pre className={styles.code}>{plainText([token])}</pre>;
    case 'codespan':
      return <code>{plainText([token])}</code>;
    case 'space':
      return null;
    default:
      return inside.length > 0 ? text : plainText([token]);
  }
}

function OneTable({ table: { header, rows }, page }: { table: Tokens.Table; page: string }) {
  const label = header.map(({ tokens }) => plainText(tokens)).join(', ');
  return (
    // Scrolled by keyboard too, where it is wider than the page.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.table} role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {header.map(({ tokens }, place) =>
              tokens.length === 0 ? (
                // Over the column of what is described stands nothing.
                // oxlint-disable-next-line jsx-a11y/control-has-associated-label
                <td key={place} />
              ) : (
                <th key={place} scope="col">
                  <HelpText tokens={tokens} page={page} />
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map(({ tokens }, place) => (
                <td key={place}>
                  <HelpText tokens={tokens} page={page} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OneLink({ link, page }: { link: Tokens.Link; page: string }) {
  const words = <HelpText tokens={link.tokens} page={page} />;
  const to = placeOf(link.href, page);
  if (to !== null) return <Link to={helpPath(to.page, to.part)}>{words}</Link>;
  return (
    <a href={link.href} target="_blank" rel="noopener noreferrer">
      {words}
    </a>
  );
}
