CREATE TABLE "absence" ("id" text primary key, "person_id" text not null references "person" ("id"), "from_day" text not null, "to_day" text not null check (to_day >= from_day), "substitute_id" text references "person" ("id"), "created_at" text not null, "named_by" text) strict;

CREATE INDEX "absence_person" on "absence" ("person_id", "to_day");

CREATE TABLE "account" ("id" text primary key, "administration_id" text not null references "administration" ("id"), "unit_id" text references "unit" ("id"), "name" text not null, "sort_key" text not null, "search_text" text not null, "kind" text not null, "platform" text not null, "platform_name" text not null, "url" text default '' not null, "handle" text default '' not null, "canonical_key" text not null, "status" text not null, "status_since" text, "started_on" text, "started_text" text default '' not null, "purpose" text default '' not null, "target_group" text default '' not null, "benefit" text default '' not null, "plan_link" text default '' not null, "hours_per_week" real, "holiday_cover" text default '' not null, "languages" text default '' not null, "ends_on" text, "ends_text" text default '' not null, "contractor" text default '' not null, "contractor_contact" text default '' not null, "contract_ends_on" text, "owner_after_contract" text default '' not null, "on_behalf_checked_on" text, "graphic_rule" text default '' not null, "access_model" text not null, "two_step" text not null, "function_mailbox" text default '' not null, "rounds_per_day" integer, "norm" text not null, "norm_posts" integer, "norm_per" text default '' not null, "season_from" integer, "season_to" integer, "last_post_on" text, "archive_level" text default '' not null, "on_public_list" integer not null, "note" text default '' not null, "unknown_fields" text not null, "imported_text" text not null, "gaps" text not null, "gap_count" integer not null, "can_log_in" integer, "can_close" integer, "access_changes_on" text, "communicator_has_access" integer, "closure_reasons" text not null, "closure_reason_count" integer not null, "derived_on" text not null, "version" integer not null, "voided_at" text, "void_reason" text default '' not null, "created_at" text not null, "updated_at" text not null) strict;

CREATE INDEX "account_filter" on "account" ("administration_id", "voided_at", "status", "kind", "platform", "unit_id", "gap_count", "closure_reason_count", "gaps", "closure_reasons", "search_text");

CREATE UNIQUE INDEX account_key on account (administration_id, canonical_key) where voided_at is null;

CREATE INDEX "account_order" on "account" ("administration_id", "sort_key", "id");

CREATE INDEX "account_unit" on "account" ("unit_id");

CREATE TABLE "account_access" ("account_id" text not null references "account" ("id"), "person_id" text not null references "person" ("id"), "can_log_in" integer, "can_close" integer, "verified_on" text, constraint "account_access_key" primary key ("account_id", "person_id")) strict;

CREATE INDEX "account_access_person" on "account_access" ("person_id");

CREATE TABLE "account_check" ("account_id" text not null references "account" ("id"), "item" text not null, "ok" integer not null, "checked_on" text, "checked_by" text not null, constraint "account_check_key" primary key ("account_id", "item")) strict;

CREATE TABLE "account_goal" ("account_id" text not null references "account" ("id"), "id" text primary key, "position" integer not null, "kind" text not null, "text" text not null, "measure" text not null, "follow_up_on" text, "result" text not null) strict;

CREATE INDEX "account_goal_account" on "account_goal" ("account_id");

CREATE TABLE "account_role" ("account_id" text not null references "account" ("id"), "role" text not null, "person_id" text not null references "person" ("id"), "position" integer not null, constraint "account_role_key" primary key ("account_id", "role", "person_id")) strict;

CREATE INDEX "account_role_first" on "account_role" ("account_id", "role", "position", "person_id");

CREATE INDEX "account_role_person" on "account_role" ("person_id");

CREATE TABLE "account_status" ("account_id" text not null references "account" ("id"), "id" text primary key, "status" text not null, "since" text, "reason" text not null, "decided_by" text not null, "registration_number" text not null, "recorded_at" text not null) strict;

CREATE INDEX "account_status_account" on "account_status" ("account_id");

CREATE TABLE "administration" ("id" text primary key, "name" text not null unique, "sort_key" text not null, "settings" text not null, "version" integer not null, "created_at" text not null) strict;

CREATE TABLE "answer_template" ("id" text primary key, "administration_id" text not null references "administration" ("id"), "name" text not null, "sort_key" text not null, "text" text not null, "search_text" text not null, "version" integer not null, "created_at" text not null) strict;

CREATE INDEX "answer_template_list" on "answer_template" ("administration_id");

CREATE TABLE "audit" ("device_id" text not null, "sequence" integer not null, "at" text not null, "person_id" text, "os_account" text not null, "action" text not null, "subject_kind" text not null, "subject_id" text not null, "details_hash" text not null, "previous_hash" text not null, "hash" text not null, "signature" text, constraint "audit_key" primary key ("device_id", "sequence")) strict;

CREATE INDEX "audit_subject" on "audit" ("subject_kind", "subject_id");

CREATE TABLE "audit_detail" ("device_id" text not null, "sequence" integer not null, "details" text not null, constraint "audit_detail_key" primary key ("device_id", "sequence")) strict;

CREATE TABLE "case_action" ("id" text primary key, "case_id" text not null references "cases" ("id"), "text" text not null, "person_id" text not null references "person" ("id"), "due_on" text not null, "done_at" text, "outcome" text not null, "version" integer not null) strict;

CREATE INDEX "case_action_case" on "case_action" ("case_id");

CREATE INDEX "case_action_person" on "case_action" ("person_id");

CREATE TABLE "case_delegation" ("id" text primary key, "administration_id" text not null references "administration" ("id"), "person_id" text not null references "person" ("id"), "workflows" text not null, "from_on" text not null, "to_on" text check (to_on >= from_on), "decision" text not null, "dnr" text not null, "made_at" text not null, "made_by" text references "person" ("id")) strict;

CREATE INDEX "case_delegation_list" on "case_delegation" ("administration_id");

CREATE TABLE "case_edition" ("id" text primary key, "workflow" text not null, "definition" text not null, "created_at" text not null) strict;

CREATE TABLE "case_event" ("case_id" text not null references "cases" ("id"), "sequence" integer not null, "at" text not null, "happened_at" text not null, "person_id" text references "person" ("id"), "body" text not null, constraint "case_event_key" primary key ("case_id", "sequence")) strict, without rowid;

CREATE TABLE "case_link" ("id" text primary key, "case_id" text not null references "cases" ("id"), "account_id" text references "account" ("id"), "person_id" text references "person" ("id"), constraint "case_link_one" check ((account_id is null) <> (person_id is null))) strict;

CREATE INDEX "case_link_account" on "case_link" ("account_id");

CREATE INDEX "case_link_case" on "case_link" ("case_id");

CREATE INDEX "case_link_person" on "case_link" ("person_id");

CREATE TABLE "case_look" ("look_id" text not null, "case_id" text not null references "cases" ("id"), constraint "case_look_key" primary key ("look_id", "case_id")) strict, without rowid;

CREATE INDEX "case_look_case" on "case_look" ("case_id");

CREATE TABLE "case_ready" ("case_id" text not null references "cases" ("id"), "step" text not null, "role" text not null, "person_id" text references "person" ("id"), "due_on" text, "due_at" text, "not_before" text, constraint "case_ready_key" primary key ("case_id", "step")) strict, without rowid;

CREATE INDEX "case_ready_person" on "case_ready" ("person_id");

CREATE TABLE "case_routine" ("id" text primary key, "administration_id" text not null references "administration" ("id"), "workflow" text not null, "sequence" integer not null, "routine" text not null, "edition_id" text not null references "case_edition" ("id"), "made_at" text not null, "made_by" text references "person" ("id")) strict;

CREATE UNIQUE INDEX "case_routine_sequence" on "case_routine" ("administration_id", "workflow", "sequence");

CREATE TABLE "cases" ("id" text primary key, "administration_id" text not null references "administration" ("id"), "number" integer not null unique, "workflow" text not null, "edition_id" text not null references "case_edition" ("id"), "title" text not null, "search_text" text not null, "opened_at" text not null, "dnr" text not null, "ended_at" text, "outcome" text not null, "next_step" text not null, "due_on" text, "due_at" text, "holder_id" text references "person" ("id"), "version" integer not null) strict;

CREATE INDEX "cases_holder" on "cases" ("holder_id");

CREATE INDEX "cases_list" on "cases" ("administration_id", "ended_at", "due_on");

CREATE TABLE "crisis_plan" ("administration_id" text primary key references "administration" ("id"), "version" integer not null, "plan" text not null, "changed_at" text not null) strict;

CREATE TABLE "device" ("id" text primary key, "person_id" text references "person" ("id"), "os_account" text not null unique, "signing_key" text, "created_at" text not null) strict;

CREATE TABLE "disposal_decision" ("id" text primary key, "administration_id" text not null references "administration" ("id"), "name" text not null, "dnr" text not null, "decided_on" text not null, "decided_by" text not null, "what" text not null, "months" integer not null check (months >= 0), "from_on" text not null, "to_on" text check (to_on >= from_on), "workflows" text default '[]' not null, "registered_by" text) strict;

CREATE INDEX "disposal_decision_list" on "disposal_decision" ("administration_id");

CREATE TABLE "evidence_pack" ("id" text primary key, "case_id" text not null references "cases" ("id"), "what" text not null check (what in ('documentation', 'file')), "manifest" text not null, "manifest_sha256" text not null, "kept_at" text not null, "gone_at" text, "gone_why" text check (gone_why in ('disposed', 'child-abuse')), constraint "evidence_pack_gone" check ((gone_at is null) = (gone_why is null))) strict;

CREATE INDEX "evidence_pack_case" on "evidence_pack" ("case_id");

CREATE TABLE "evidence_part" ("pack_id" text not null references "evidence_pack" ("id"), "place" integer not null, "sha256" text not null, "bytes" integer not null, constraint "evidence_part_key" primary key ("pack_id", "place")) strict, without rowid;

CREATE INDEX "evidence_part_sha256" on "evidence_part" ("sha256");

CREATE TABLE "evidence_stop" ("case_id" text primary key references "cases" ("id"), "at" text not null) strict;

CREATE TABLE "feed_post" ("source_id" text not null references "feed_source" ("id"), "key" text not null, "published_at" text, "at" text not null, "news_at" text not null, "text" text not null, "address" text not null, "kind" text not null, constraint "feed_post_key" primary key ("source_id", "key")) strict;

CREATE INDEX "feed_post_at" on "feed_post" ("at");

CREATE TABLE "feed_source" ("id" text primary key, "account_id" text not null unique references "account" ("id"), "origin" text not null, "given" text not null, "address" text not null, "etag" text not null, "last_modified" text not null, "ok_at" text, "failing_since" text, "failures" integer not null, "fault" text, "next_at" text, "had_posts" integer not null check (had_posts in (0, 1)), "last_post_on" text, "version" integer not null) strict;

CREATE TABLE "handover" ("id" text primary key, "administration_id" text not null references "administration" ("id"), "person_id" text not null references "person" ("id"), "kind" text not null, "state" text not null, "choices" text not null, "reason" text not null, "version" integer not null, "made_at" text, "made_by" text references "person" ("id"), "made_on_device" text, "receipt" text, "kept" text, "confirmation" text not null, "confirmed_at" text, "confirmed_by" text references "person" ("id"), "confirmation_proof" text not null, "review_due_on" text, "undone_at" text, "undone_by" text references "person" ("id"), "undo_reason" text not null, "created_at" text not null, "updated_at" text not null) strict;

CREATE UNIQUE INDEX handover_draft on handover (person_id) where state = 'draft';

CREATE INDEX "handover_person" on "handover" ("person_id");

CREATE INDEX "handover_state" on "handover" ("administration_id", "state");

CREATE TABLE "handover_proof" ("id" text primary key, "handover_id" text not null references "handover" ("id"), "account_id" text not null references "account" ("id"), "person_id" text not null references "person" ("id"), "needs_close" integer not null check (needs_close in (0, 1)), "from_on" text not null, "due_on" text not null, "proved_on" text, "recorded_by" text references "person" ("id"), "withdrawn_at" text) strict;

CREATE INDEX "handover_proof_account" on "handover_proof" ("account_id");

CREATE INDEX "handover_proof_handover" on "handover_proof" ("handover_id");

CREATE TABLE "import_choice" ("administration_id" text not null references "administration" ("id"), "list_key" text not null, "header_row" integer not null, "choices" text not null, "chosen_at" text not null, constraint "import_choice_key" primary key ("administration_id", "list_key")) strict;

CREATE TABLE "import_run" ("id" text primary key, "administration_id" text not null references "administration" ("id"), "file_name" text not null, "sha256" text not null, "counts" text not null, "report" text not null, "made_at" text not null, "made_by" text not null, "sheet" text default '' not null) strict;

CREATE TABLE "inventory_snapshot" ("id" text primary key, "administration_id" text not null references "administration" ("id"), "purpose" text not null, "schema_version" integer not null, "row_count" integer not null, "sha256" text not null, "content" text not null, "made_at" text not null, "made_by" text not null) strict;

CREATE TABLE "look" ("id" text primary key, "round_id" text not null references "round" ("id"), "number" integer not null, "outcome" text not null, "method" text not null, "reason" text not null, "note" text not null, "place_id" text, "looked_at" text not null, "entered_at" text not null, "person_id" text references "person" ("id"), "device_id" text not null, "undone_at" text, "undone_by" text references "person" ("id")) strict;

CREATE INDEX "look_person" on "look" ("person_id", "entered_at");

CREATE UNIQUE INDEX "look_round" on "look" ("round_id", "number");

CREATE TABLE "look_account" ("look_id" text not null references "look" ("id"), "account_id" text not null references "account" ("id"), "looked_at" text not null, "standing" integer not null check (standing in (0, 1)), constraint "look_account_key" primary key ("look_id", "account_id")) strict, without rowid;

CREATE INDEX "look_account_latest" on "look_account" ("account_id", "standing", "looked_at");

CREATE TABLE "person" ("id" text primary key, "administration_id" text not null references "administration" ("id"), "unit_id" text references "unit" ("id"), "name" text not null, "sort_key" text not null, "name_key" text not null, "search_text" text not null, "title" text not null, "email" text not null, "email_kind" text not null, "phone" text not null, "phone_kind" text not null, "protected_identity" integer not null check (protected_identity in (0, 1)), "policy_read_on" text, "training_on" text, "leaves_on" text, "note" text not null, "version" integer not null, "created_at" text not null, "updated_at" text not null, "same_as" text references "person" ("id")) strict;

CREATE INDEX "person_name" on "person" ("administration_id", "name_key");

CREATE TABLE "person_freeze" ("person_id" text primary key references "person" ("id"), "since" text not null) strict;

CREATE TABLE "person_role" ("person_id" text not null references "person" ("id"), "role" text not null, constraint "person_role_key" primary key ("person_id", "role")) strict;

CREATE TABLE "preference" ("owner" text not null, "key" text not null, "value" text not null, constraint "preference_key" primary key ("owner", "key")) strict;

CREATE TABLE "question" ("id" text primary key, "administration_id" text not null references "administration" ("id"), "account_id" text not null references "account" ("id"), "look_id" text, "text" text not null, "recipient" text not null, "address" text not null, "answer_by" text, "state" text not null, "answer" text not null, "search_text" text not null, "sent_at" text not null, "sent_by" text references "person" ("id"), "settled_at" text, "settled_by" text references "person" ("id"), "version" integer not null, "holder_id" text references "person" ("id")) strict;

CREATE INDEX "question_account" on "question" ("account_id", "state");

CREATE INDEX "question_state" on "question" ("administration_id", "state");

CREATE TABLE "reader_log" ("fingerprint" text primary key, "vault_id" text not null references "vault" ("id"), "sequence" integer not null, "hash" text not null, "taken_in_at" text, "fault" text not null, "fault_sequence" integer not null) strict;

CREATE TABLE "round" ("id" text primary key, "administration_id" text not null references "administration" ("id"), "day" text not null, "slot" integer not null, "from_time" text not null, "to_time" text not null, "opens_at" text not null, "closes_at" text not null, "grace_until" text not null, "origin" text not null, "decision" text not null, "frozen_at" text not null, "sealed_at" text) strict;

CREATE UNIQUE INDEX "round_day" on "round" ("administration_id", "day", "slot");

CREATE INDEX round_unsealed on round (day) where sealed_at is null;

CREATE TABLE "round_claim" ("round_id" text not null references "round" ("id"), "account_id" text not null references "account" ("id"), "device_id" text not null, "tab" text not null, "person_id" text references "person" ("id"), "until" text not null, constraint "round_claim_key" primary key ("round_id", "account_id")) strict, without rowid;

CREATE TABLE "round_item" ("round_id" text not null references "round" ("id"), "account_id" text not null references "account" ("id"), "unit_id" text, "place_id" text, "assignee_id" text, "outcome" text not null, "late" integer not null, "backfilled" integer not null, "look_id" text, constraint "round_item_key" primary key ("round_id", "account_id")) strict, without rowid;

CREATE TABLE "round_plan" ("id" text primary key, "administration_id" text not null references "administration" ("id"), "sequence" integer not null, "valid_from" text not null, "plan" text not null, "note" text not null, "made_at" text not null, "made_by" text references "person" ("id")) strict;

CREATE UNIQUE INDEX "round_plan_sequence" on "round_plan" ("administration_id", "sequence");

CREATE TABLE "round_swap" ("id" text primary key, "administration_id" text not null references "administration" ("id"), "day" text not null, "slot" integer not null, "from_person_id" text references "person" ("id"), "to_person_id" text not null references "person" ("id"), "created_at" text not null, "account_ids" text) strict;

CREATE INDEX "round_swap_day" on "round_swap" ("administration_id", "day");

CREATE TABLE "saved_view" ("id" text primary key, "administration_id" text not null references "administration" ("id"), "person_id" text references "person" ("id"), "name" text not null, "sort_key" text not null, "filter" text not null, "created_at" text not null) strict;

CREATE TABLE "sealed_file" ("sha256" text primary key, "sealed" text not null unique, "bytes" integer not null, "recipients" text not null) strict;

CREATE TABLE "shared_register" ("id" text primary key, "term" integer not null, "serial" integer not null) strict;

CREATE TABLE "unit" ("id" text primary key, "administration_id" text not null references "administration" ("id"), "parent_id" text references "unit" ("id"), "name" text not null, "sort_key" text not null, "name_key" text not null, "version" integer not null, "voided_at" text, "created_at" text not null) strict;

CREATE INDEX "unit_name" on "unit" ("administration_id", "name_key");

CREATE TABLE "vault" ("id" text primary key, "administration_id" text not null unique references "administration" ("id"), "off_site_kind" text not null, "off_site_text" text not null, "created_at" text not null) strict;

CREATE TABLE "vault_closing" ("id" text primary key, "vault_id" text not null references "vault" ("id"), "reason" text not null, "made_at" text not null, "made_by" text references "person" ("id"), "made_on_device" text not null, "confirmation" text not null, "confirmed_at" text, "confirmed_by" text references "person" ("id"), "confirmation_proof" text not null, "review_due_on" text not null) strict;

CREATE INDEX "vault_closing_vault" on "vault_closing" ("vault_id");

CREATE TABLE "vault_credential" ("id" text primary key, "vault_id" text not null references "vault" ("id"), "version" integer not null, "epoch" integer not null, "sealed" text not null, "author" text not null, "signature" text not null, "label" text not null, "sort_key" text not null, "search_text" text not null, "kind" text not null, "has_password" integer not null check ("has_password" in (0, 1)), "has_totp" integer not null check ("has_totp" in (0, 1)), "recovery_code_count" integer not null, "recovery_mail" text not null, "recovery_phone" text not null, "second_factor_person_id" text references "person" ("id"), "recovery_person_id" text references "person" ("id"), "tool_count" integer not null, "extra_count" integer not null, "rotated_at" text, "maybe_old" integer not null check ("maybe_old" in (0, 1)), "removed_at" text, "remove_reason" text not null, "created_at" text not null, "updated_at" text not null) strict;

CREATE INDEX "vault_credential_order" on "vault_credential" ("vault_id", "removed_at", "sort_key", "id");

CREATE TABLE "vault_credential_account" ("credential_id" text not null references "vault_credential" ("id"), "account_id" text not null references "account" ("id"), constraint "vault_credential_account_key" primary key ("credential_id", "account_id")) strict;

CREATE INDEX "vault_credential_account_account" on "vault_credential_account" ("account_id");

CREATE TABLE "vault_drill" ("id" text primary key, "vault_id" text not null references "vault" ("id"), "kit_number" integer not null, "at" text not null, "person_id" text references "person" ("id"), "shares" text not null, "result" text not null) strict;

CREATE TABLE "vault_reach" ("id" text primary key, "credential_id" text not null references "vault_credential" ("id"), "device" text not null, "person_id" text not null references "person" ("id"), "from_at" text not null, "until_at" text) strict;

CREATE INDEX "vault_reach_credential" on "vault_reach" ("credential_id");

CREATE INDEX "vault_reach_person" on "vault_reach" ("person_id", "credential_id");

CREATE TABLE "vault_rotation" ("id" text primary key, "vault_id" text not null references "vault" ("id"), "credential_id" text not null references "vault_credential" ("id"), "person_id" text references "person" ("id"), "cause" text not null, "basis" text not null, "opened_at" text, "immediate" integer not null check ("immediate" in (0, 1)), "steps" text not null, "version" integer not null, "created_at" text not null, "closed_at" text, "close_reason" text not null, "second_person_id" text references "person" ("id"), "closing_id" text references "vault_closing" ("id")) strict;

CREATE INDEX "vault_rotation_closing" on "vault_rotation" ("closing_id");

CREATE INDEX "vault_rotation_credential" on "vault_rotation" ("credential_id");

CREATE INDEX "vault_rotation_open" on "vault_rotation" ("vault_id", "closed_at");

CREATE TABLE "vault_statement" ("vault_id" text not null references "vault" ("id"), "sequence" integer not null, "body" text not null, "hash" text not null, "signature" text not null, constraint "vault_statement_key" primary key ("vault_id", "sequence")) strict;

CREATE TABLE "watch_place" ("id" text primary key, "administration_id" text not null references "administration" ("id"), "name" text not null, "sort_key" text not null, "kind" text not null, "url" text not null, "note" text not null, "version" integer not null, "created_at" text not null, "removed_at" text) strict;

CREATE INDEX "watch_place_list" on "watch_place" ("administration_id");

CREATE TABLE "watch_place_account" ("account_id" text primary key references "account" ("id"), "place_id" text not null references "watch_place" ("id")) strict;

CREATE INDEX "watch_place_accounts" on "watch_place_account" ("place_id");
