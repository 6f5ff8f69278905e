import { Camera } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../../api/client.ts';
import { errorText } from '../../../api/errors.ts';
import { Button } from '../../../ui/Button.tsx';
import { say } from '../../../ui/Toasts.tsx';
import { useCase } from '../case/use-case.ts';
import { casePath, useCaseWords } from '../words.ts';
import { holdCapture } from './pending-captures.ts';
import { isDoubt } from './use-evidence.ts';

/** Beside the account's own page: takes it as it is on screen to the case that asked for it. Nothing is kept before it is kept there. */
export function CaptureButton({ number, accountId }: { number: string; accountId: string }) {
  const { t } = useCaseWords();
  const navigate = useNavigate();
  const { data: one } = useCase(number);
  const [isTaking, setTaking] = useState(false);
  /** The page seemed to show no post, and that was said: it can be taken all the same. */
  const [isDoubted, setDoubted] = useState(false);
  if (one === undefined) return null;
  const take = (anyway: boolean) => {
    setTaking(true);
    api.evidence
      .capture({ caseId: one.id, accountId, anyway })
      .then(async ({ image, page, address }) => {
        holdCapture(one.id, { files: [image, page], address });
        await navigate(casePath(number));
      })
      .catch((error: unknown) => {
        setDoubted(isDoubt(error));
        say({ text: errorText(error, t), isError: true });
      })
      .finally(() => setTaking(false));
  };
  return (
    <>
      {isDoubted ? (
        <Button onPress={() => take(true)} isDisabled={isTaking}>
          {t('evidence.anyway.capture')}
        </Button>
      ) : null}
      <Button look="primary" onPress={() => take(false)} isPending={isTaking}>
        <Camera aria-hidden />
        {t('evidence.captureTo', { number })}
      </Button>
    </>
  );
}
