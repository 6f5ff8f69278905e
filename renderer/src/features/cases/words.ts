import {
  CircleOff,
  DoorClosed,
  FileClock,
  FilePlus2,
  Flame,
  type LucideIcon,
  MessageSquareWarning,
  ShieldAlert,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { WorkflowId } from '#core/cases/contract.ts';
import type { StepState, Text } from '#core/cases/engine/contract.ts';
import { useFormat } from '../../app/format.ts';
import type { Tone } from '../../ui/Chip.tsx';

/** A picture for each kind of case. */
export const caseIcons: Record<WorkflowId, LucideIcon> = {
  start: FilePlus2,
  retro: FileClock,
  closure: DoorClosed,
  lost: CircleOff,
  hijacked: ShieldAlert,
  post: MessageSquareWarning,
  crisis: Flame,
};

/** How a step that is settled or waits looks. */
export const standingTones: Record<StepState['standing'], Tone> = {
  waiting: 'plain',
  ready: 'plain',
  done: 'ok',
  skipped: 'unknown',
  'not-needed': 'plain',
};

/** Where a case is shown. */
export const casePath = (number: string) => `/arenden/${number}`;

/** What the workflow's data says, in the reader's language, and times as cases write them. */
export function useCaseWords() {
  const { t, i18n } = useTranslation('app');
  const format = useFormat();
  const language: 'sv' | 'en' = i18n.language === 'en' ? 'en' : 'sv';
  return {
    t,
    format,
    language,
    say: (text: Text) => text[language],
    /** When something is due: a day, or an instant where its time is counted in hours. */
    due: ({ dueOn, dueAt }: { dueOn: string | null; dueAt: string | null }, isShort = false) =>
      dueAt !== null ? format.dayAndClock(dueAt) : isShort ? format.shortDay(dueOn) : format.day(dueOn),
    /** The diarienummer, or that there is none: said beside the number wherever it stands. */
    registration: (dnr: string) => (dnr === '' ? t('cases.notRegistered') : t('cases.registered', { dnr })),
  };
}
