/** Words of criticism: a measure that gives them as its reason may be aimed at what a public body must stand (förvaltningslagen 5 §, RF 2:1). */
const words =
  /kriti[ks]|missnöj|klagom|(?<!över)klaga(?!nd)|besviken|ifrågasätt|synpunkt|åsikt|opinion|nämndens beslut|criticis|critique|complain|discontent/iu;

/** Whether what somebody answered of a post's assessment, or of the measure itself, speaks of criticism as the rule or the reason. */
export function speaksOfCriticism(assessed: Readonly<Record<string, string>>): boolean {
  return ['rule', 'reason', 'why-not-hide', 'block-ground', 'what'].some((question) =>
    words.test(assessed[question] ?? ''),
  );
}
