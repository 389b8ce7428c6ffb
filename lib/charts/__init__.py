"""Arrays in, pictures out: Plotly figures, images and small HTML; no Streamlit, no TensorFlow."""
