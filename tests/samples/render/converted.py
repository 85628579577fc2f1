"""PDF, DOC and XLS: what a browser prints and what LibreOffice converts."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

EXPORTS = {".xls": "xls:MS Excel 97", ".doc": "doc:MS Word 97", ".pdf": "pdf"}


def print_page(html, path):
    """Print a web page to PDF with the browser."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content(html)
        page.pdf(path=path, prefer_css_page_size=True)
        browser.close()


def convert(source, path):
    """Convert an office document with LibreOffice."""
    with TemporaryDirectory() as folder:
        subprocess.run(  # noqa: S603 - our own file
            [  # noqa: S607 - found on the path
                "soffice",
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                EXPORTS[path.suffix],
                "--outdir",
                folder,
                str(source),
            ],
            check=True,
            capture_output=True,
        )
        path.write_bytes((Path(folder) / source.with_suffix(path.suffix).name).read_bytes())
