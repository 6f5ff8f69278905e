/** Questions that were sent on, and answers to choose from. */
export interface QuestionsTables {
  question: QuestionTable;
  answer_template: AnswerTemplateTable;
}

/** A question that was sent on. */
interface QuestionTable {
  id: string;
  administration_id: string;
  account_id: string;
  look_id: string | null;
  text: string;
  recipient: string;
  address: string;
  answer_by: string | null;
  state: string;
  answer: string;
  search_text: string;
  sent_at: string;
  sent_by: string | null;
  settled_at: string | null;
  settled_by: string | null;
  version: number;
  holder_id: string | null;
}

interface AnswerTemplateTable {
  id: string;
  administration_id: string;
  name: string;
  sort_key: string;
  text: string;
  search_text: string;
  version: number;
  created_at: string;
}
