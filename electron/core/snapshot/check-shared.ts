import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from '../foundation/audit/chain.ts';
import { filePrefix, headName, manifestName, placeInName, readManifest } from './manifest.ts';
import { inFolder } from './shared-folder.ts';

/** A file of the shared folder that is not what it should be. */
export interface SharedFault {
  file: string;
  fault: 'damaged' | 'missing';
}

/** What lies in a shared folder, held against itself: manifests that hold, and the first file that does not. */
export interface CheckedShared {
  head: string | null;
  manifests: Array<{ file: string; text: string }>;
  fault: SharedFault | null;
}

/**
 * Reads every snapshot of a register in its shared folder, in a worker: each manifest's own signatures, and that the sealed file it names is there,
 * of its size and with its hash. Opens nothing and needs no key; whose the signatures are is asked by the one who has the lists.
 */
export function checkShared({ folder, registerId }: { folder: string; registerId: string }): CheckedShared {
  return inFolder(folder, () => {
    const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
    const names = readdirSync(folder).filter((name) => name.startsWith(filePrefix(registerId)));
    const checked: CheckedShared = { head: null, manifests: [], fault: null };
    const head = headName(registerId);
    if (!names.includes(head)) return { ...checked, fault: { file: head, fault: 'missing' } };
    checked.head = read(head);
    const holds = readManifest(checked.head);
    if (typeof holds === 'string') return { ...checked, fault: { file: head, fault: 'damaged' } };
    if (!names.includes(manifestName(holds.file)))
      return { ...checked, fault: { file: manifestName(holds.file), fault: 'missing' } };
    for (const name of names.filter((one) => placeInName(registerId, one)?.kind === 'json').toSorted()) {
      const text = read(name);
      const manifest = readManifest(text);
      if (typeof manifest === 'string' || manifestName(manifest.file) !== name)
        return { ...checked, fault: { file: name, fault: 'damaged' } };
      for (const { file, bytes, sha256: hash } of [manifest, manifest.extract].filter((one) => one !== undefined)) {
        const sealed = path.join(folder, file);
        const size = statSync(sealed, { throwIfNoEntry: false })?.size;
        if (size === undefined) return { ...checked, fault: { file, fault: 'missing' } };
        if (size !== bytes || sha256(readFileSync(sealed)) !== hash)
          return { ...checked, fault: { file, fault: 'damaged' } };
      }
      checked.manifests.push({ file: manifest.file, text });
    }
    return checked;
  });
}
