"""What the user asked for: the input table, ``waybill.yml`` and the environment, read into frozen values."""
