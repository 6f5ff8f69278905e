import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { CaseFiles, Decision } from '#core/evidence/contract.ts';
import { api, queries } from '../../../api/client.ts';
import { refusalOf } from '../../../api/errors.ts';
import { queryClient } from '../../../app/providers.tsx';

const query = (caseId: string) => queries.evidence.list.queryOptions({ input: { caseId } });

/** The files of a case, and whether any can be kept in it. */
export const useCaseFiles = (caseId: string) => useQuery(query(caseId)).data;

const show = (caseId: string) => (files: CaseFiles) => queryClient.setQueryData(query(caseId).queryKey, files);

/** Keeps files; what is refused is said where it was given. */
export const useKeep = (caseId: string) =>
  useMutation(queries.evidence.keep.mutationOptions({ meta: { showsError: true }, onSuccess: show(caseId) }));

/** Whether what was given only seems to show no post: then it can be kept all the same, by somebody who says so. */
export const isDoubt = (error: unknown): boolean => refusalOf(error)?.code.startsWith('evidence-seems-') === true;

/** Suspected child-abuse material: destroys every file of the case. */
export const useDestroy = (caseId: string) =>
  useMutation(queries.evidence.destroy.mutationOptions({ meta: { showsError: true }, onSuccess: show(caseId) }));

export const useDispose = (caseId: string) =>
  useMutation(queries.evidence.dispose.mutationOptions({ meta: { showsError: true }, onSuccess: show(caseId) }));

/** The administration's gallringsbeslut; none while they are read. */
export const useDecisions = (administrationId: string): Decision[] =>
  useQuery(queries.evidence.decisions.queryOptions({ input: { administrationId } })).data ?? [];

/** How a gallringsbeslut is named: what it is called, and its diarienummer. */
export const decisionName = ({ name, dnr }: Decision): string => [name, dnr].filter(Boolean).join(', ');

/** An image as the core hands it over: a blob of the type that its own bytes showed, and nothing of what it is called. */
export function useReadImage() {
  return useCallback(async (packId: string, place: number): Promise<string> => {
    const { type, file } = await api.evidence.image({ packId, place });
    return URL.createObjectURL(new Blob([file], { type }));
  }, []);
}
