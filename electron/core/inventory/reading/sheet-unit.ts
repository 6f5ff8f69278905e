import { type Catalogue, platformNamed } from '../../accounts/platforms.ts';
import { plain, readStatusOfHeading } from './words.ts';

/** What a spreadsheet calls a sheet that nobody has named: "Blad1", "Sheet 2", "Tabelle1 (2)". */
const unnamed =
  /^(?:blad|sheet|tabelle|tabell|table|ark|arkusz|taul|taulukko|feuil|feuille|hoja|foglio|planilha|lapas)\s*\d*(?:\s*\(?\d+\)?)?$/;
/** A name that is about the list, or about when it was made, and not about whose the accounts are. */
const ofList =
  /konto(?!r)|account|kanal|channel|list[ae]?(?!\p{L})|sociala medier|social media|översikt|overview|(?:19|20)\d{2}/u;

/** The unit that the name of a sheet proposes for all of its rows; '' for a name that is likely something else. */
export function unitOfSheet(catalogue: Catalogue, name: string): string {
  const said = plain(name);
  const isOther =
    unnamed.test(said) ||
    ofList.test(said) ||
    platformNamed(catalogue, name) !== undefined ||
    readStatusOfHeading(name) !== null ||
    !/\p{L}{2}/u.test(said);
  return isOther ? '' : name.trim();
}
