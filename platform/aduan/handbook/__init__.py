"""The handbook as pages: HTML with drawings, and the PDF of the same page."""
