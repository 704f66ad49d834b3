-- 1.5.5 dies of it ("Failed to bind column reference") on run_ledger, as the view is once it was stored.
SET disabled_optimizers = 'common_subplan';
