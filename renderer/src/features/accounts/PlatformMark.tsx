import styles from './PlatformMark.module.css';

const marks: Record<string, string> = {
  facebook: 'f',
  instagram: 'Ig',
  x: 'X',
  linkedin: 'in',
  youtube: 'Yt',
  tiktok: 'Tt',
  snapchat: 'Sc',
  threads: 'Th',
  bluesky: 'Bs',
  mastodon: 'Ma',
  vimeo: 'Vi',
  flickr: 'Fl',
  pinterest: 'Pi',
};

/** A platform's letters in a small square; the platforms' own emblems are theirs and are not shipped. */
export function PlatformMark({ platform, name }: { platform: string; name: string }) {
  return (
    <span className={styles.mark} aria-hidden title={name}>
      {marks[platform] ?? name.slice(0, 2)}
    </span>
  );
}
