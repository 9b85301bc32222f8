"""Waybill ships a container image and proves that it arrived."""

VERSION = "0.1.0"
