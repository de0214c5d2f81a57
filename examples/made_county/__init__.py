"""The made county 示例县: clean records, seeded faults, and the writers of its workbook and CSV files."""
